package org.todoku.demonstration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.Coded.Sex;
import org.todoku.demonstration.Person.Name;

/**
 * Makes up households: who lives there and what they live on. Hardship is drawn first, and most of
 * the rest leans on it; a household without a {@link Story} stays short of the rules' lines in all
 * but rare cases.
 */
final class HouseholdMaker {
  private static final long PRIME = 8_999_999_993L;
  private static final int NUMBERS_PER_HOUSEHOLD = 16;

  private final long seed;
  private final LocalDate asOf;
  private final LocalDate monthEnd;
  private final HealthMaker health;
  private final SchoolMaker school;
  private final StoryTeller stories;

  HouseholdMaker(long seed, LocalDate asOf) {
    this.seed = seed;
    this.asOf = asOf;
    this.monthEnd = asOf.withDayOfMonth(1).minusDays(1);
    this.health = new HealthMaker(asOf);
    List<LocalDate> classDays = SchoolCalendar.classDays(asOf);
    this.school = new SchoolMaker(asOf, classDays);
    this.stories = new StoryTeller(asOf, classDays);
  }

  /**
   * @param index its place in the city
   * @param atMost how many children it may have
   */
  Household make(int index, int atMost) {
    SplittableRandom random = random(index + 1L);
    Story story = Story.of(index);
    if (story != null && story.children() > atMost) {
      story = null;
    }
    int district = random.nextInt(12);
    String[] place = Names.district(district);
    Household household =
        new Household(
            index,
            String.valueOf(10_000_000 + (index * 48_611L + 31) % 89_999_981),
            place[1],
            Names.CITY + place[0] + Names.house(random));
    double drawn = random.nextDouble();
    household.hardship = drawn * drawn * 0.95;
    List<LocalDate> births =
        story == null ? births(random, Math.min(atMost, size(random))) : births(random, story);
    household.singleParent =
        births.size() < 3 && random.nextDouble() < 0.04 + household.hardship * 0.3;
    people(household, births, random, story);
    circumstances(household, random);
    economy(household, random);
    for (Child child : household.children) {
      health.fill(child, random);
      school.fill(child, district, random);
      welfare(child, random);
    }
    if (story != null) {
      stories.tell(story, story.variant(index), household, random);
    }
    return household;
  }

  private SplittableRandom random(long place) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + place * 0xD1342543DE82EF95L);
  }

  private static int size(SplittableRandom random) {
    int drawn = random.nextInt(1000);
    return drawn < 640 ? 1 : drawn < 940 ? 2 : drawn < 990 ? 3 : 4;
  }

  /** Oldest first, brothers and sisters one and a half to five years apart. */
  private List<LocalDate> births(SplittableRandom random, int size) {
    List<LocalDate> births = new ArrayList<>();
    int span = (int) ChronoUnit.DAYS.between(asOf.minusYears(19), asOf);
    int age = random.nextInt(span);
    for (int i = 0; i < size; i++) {
      births.add(asOf.minusDays(age));
      int apart = 550 + random.nextInt(1300);
      age = age >= apart ? age - apart : (age + apart * (i + 1)) % span;
    }
    births.sort(Comparator.naturalOrder());
    return births;
  }

  private List<LocalDate> births(SplittableRandom random, Story story) {
    List<LocalDate> births = new ArrayList<>();
    for (int i = 0; i < story.children(); i++) {
      int range = story.oldest(i) - story.youngest(i);
      births.add(asOf.minusDays(story.youngest(i) + random.nextInt(range)));
    }
    if (story == Story.TWINS) {
      births.set(1, births.getFirst());
    }
    return births;
  }

  private void people(
      Household household, List<LocalDate> births, SplittableRandom random, @Nullable Story story) {
    // Cousins and namesakes take their name from the block, so that both make up the same one.
    boolean cousins = story == Story.COUSIN || story == Story.OTHER_COUSIN;
    boolean namesakes = story == Story.NAMESAKE || story == Story.OTHER_NAMESAKE;
    SplittableRandom naming =
        cousins || namesakes
            ? random(-1 - 2L * Story.block(household.index) - (cousins ? 1 : 0))
            : random;
    Name family = Names.family(naming);
    Sex last = Sex.FEMALE;
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < births.size(); i++) {
      Sex sex = story == Story.TWINS && i > 0 ? last : drawSex(naming);
      last = sex;
      Name given = Names.given(naming, sex);
      while (taken.contains(given.text())) {
        given = Names.given(naming, sex);
      }
      taken.add(given.text());
      Person person = new Person(number(household.index, i), family, given, births.get(i), sex);
      household.children.add(new Child(household, person, asOf));
    }
    LocalDate eldest = births.getFirst();
    boolean motherAlone = random.nextInt(10) < 9;
    if (!household.singleParent || motherAlone) {
      household.adults.add(adult(household, family, Sex.FEMALE, eldest, random));
    }
    if (!household.singleParent || !motherAlone) {
      household.adults.add(adult(household, family, Sex.MALE, eldest, random));
    }
    if (story == Story.TWO_NUMBERS) {
      household.children.getFirst().formerNumber =
          number(household.index, NUMBERS_PER_HOUSEHOLD - 1);
    }
  }

  private static Sex drawSex(SplittableRandom random) {
    return random.nextInt(205) < 105 ? Sex.MALE : Sex.FEMALE;
  }

  private Person adult(
      Household household, Name family, Sex sex, LocalDate eldest, SplittableRandom random) {
    int place = 10 + household.adults.size();
    LocalDate birth = eldest.minusDays(7400 + random.nextInt(6200));
    return new Person(
        number(household.index, place), family, Names.parent(random, sex), birth, sex);
  }

  /** Spread over ten digits; no two are the same. */
  static String number(int household, int place) {
    long plain = (long) household * NUMBERS_PER_HOUSEHOLD + place + 1;
    return String.valueOf(1_000_000_000L + plain * 5_915_587 % PRIME);
  }

  private void circumstances(Household household, SplittableRandom random) {
    if (random.nextInt(100) < 28) {
      household.movedIn = asOf.minusDays(95 + random.nextInt(4000));
    }
    household.movesIn24Months = random.nextDouble() < 0.1 + household.hardship * 0.2 ? 1 : 0;
    if (household.movesIn24Months == 1 && random.nextInt(6) == 0) {
      household.movesIn24Months = 2;
    }
    household.addressProtected = random.nextDouble() < 0.002 + household.hardship * 0.01;
    int care = random.nextInt(1000);
    if (care < 22) {
      household.careLevel = 1 + random.nextInt(5);
      household.careServiceInUse = random.nextInt(3) > 0;
    } else if (care < 40) {
      household.physical = String.valueOf(1 + random.nextInt(6));
    } else if (care < 47) {
      household.intellectual = random.nextInt(3) == 0 ? "A" : "B";
      household.careServiceInUse = true;
    } else if (care < 60) {
      household.mental = String.valueOf(1 + random.nextInt(3));
    }
  }

  private void economy(Household household, SplittableRandom random) {
    double hardship = household.hardship;
    int ratio =
        (int) (420 - 310 * hardship + random.nextInt(60) - (household.singleParent ? 70 : 0));
    if (household.children.size() >= 3 && household.singleParent) {
      ratio = Math.max(ratio, 180);
    }
    ratio = Math.max(ratio, 45);
    boolean exempt = ratio < 115;
    household.needRatio = random.nextInt(25) == 0 ? null : ratio;
    household.taxExempt = random.nextInt(40) == 0 ? null : exempt;
    if (ratio < 82) {
      household.assistance = Assistance.RECEIVING;
      household.assistanceChanged = monthEnd.minusDays(100 + random.nextInt(2000));
    }
    if (household.singleParent) {
      household.allowance =
          ratio < 160 ? Allowance.FULL : ratio < 230 ? Allowance.PARTIAL : Allowance.SUSPENDED;
    }
    household.utilityArrears =
        random.nextDouble() < hardship * 0.35 ? 1 + random.nextInt(1 + (int) (7 * hardship)) : 0;
    household.knownToWelfare = random.nextInt(60) > 0;
  }

  private void welfare(Child child, SplittableRandom random) {
    int drawn = random.nextInt(10_000);
    if (child.household.children.size() == 1 && drawn < 10 + 130 * child.household.hardship) {
      child.register = random.nextInt(3) == 0 ? RegisterStatus.PROTECTION : RegisterStatus.SUPPORT;
    } else if (drawn < 80) {
      child.register = RegisterStatus.ENDED;
    }
    if (child.register != RegisterStatus.NONE) {
      LocalDate received = later(child, asOf.minusDays(60 + random.nextInt(600)));
      child.notifications.add(
          new Child.Notification(received, "neglect", "ネグレクト", false, received.plusDays(1)));
    }
    if (random.nextDouble() < 0.01 + 0.03 * child.household.hardship) {
      child.consultations.add(
          new Child.Use(later(child, asOf.minusDays(random.nextInt(400))), "parenting", "育成・養育"));
    }
    if (random.nextInt(1000) < 8) {
      Need need = Need.values()[random.nextInt(Need.values().length)];
      LocalDate started = later(child, asOf.minusDays(30 + random.nextInt(500)));
      child.plans.add(new Child.Plan(started, random.nextInt(3) > 0, need));
      child.trustedAdult = random.nextInt(4) > 0;
      child.relativesNearby = random.nextBoolean();
    }
  }

  private static LocalDate later(Child child, LocalDate day) {
    LocalDate birth = child.person.birth();
    return day.isBefore(birth) ? birth : day;
  }
}
