package org.todoku.demonstration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is planted in the city. Households come in blocks of {@value #BLOCK}; in each block the same
 * places are kept for stories, so that their number grows with the city and is known beforehand.
 * What a story does is in {@link StoryTeller}; a story whose name ends in {@code _NEAR} stops just
 * short of its rule.
 */
enum Story {
  // the starter rules
  POSTNATAL_SCREEN(1, 1, 62, 120),
  POSTNATAL_SCREEN_NEAR(2, 1, 62, 120),
  VISIT_MISSING(1, 1, 125, 330),
  VISIT_MISSING_NEAR(2, 1, 95, 115),
  CHECK_UP_MISSED(1, 1, 880, 1000),
  CHECK_UP_MISSED_NEAR(2, 1, 800, 820),
  EXAM_MISSED(1, 1, 720, 800),
  EXAM_MISSED_NEAR(2, 1, 660, 700),
  UNSEEN(2, 1, 985, 1060),
  UNSEEN_NEAR(4, 1, 985, 1060),
  UNSEEN_AT_SCHOOL_AGE(4, 1, 2700, 4000),
  AID_UNCLAIMED(1, 2, 2700, 5200),
  AID_UNCLAIMED_NEAR(2, 1, 2700, 5200),
  AFTER_ASSISTANCE(1, 1, 2700, 5200),
  AFTER_ASSISTANCE_NEAR(3, 1, 2700, 5200),
  LUNCH_ARREARS(1, 2, 2700, 5200),
  LUNCH_ARREARS_NEAR(2, 1, 2700, 5200),
  THREE_CHILDREN(2, 1, 4200, 5200, 2700, 3600, 700, 1900),
  THREE_CHILDREN_NEAR(3, 1, 4200, 5200, 2700, 3600, 700, 1900),
  NON_ATTENDANCE(1, 2, 2900, 5200),
  NON_ATTENDANCE_NEAR(2, 1, 2900, 5200),
  NON_ATTENDANCE_WITH_PLAN(3, 1, 2900, 5200),
  EARLY_SIGN(1, 2, 2700, 5200),
  EARLY_SIGN_NEAR(2, 1, 2700, 5200),
  SEVEN_IN_A_ROW(1, 1, 2700, 5200),
  SEVEN_IN_A_ROW_NEAR(3, 1, 2700, 5200),
  OFTEN_LATE(1, 1, 2700, 5200),
  OFTEN_LATE_NEAR(2, 1, 2700, 5200),
  CARIES(1, 1, 1500, 4300),
  CARIES_NEAR(3, 1, 1500, 4300),
  YOUNG_CARER(1, 1, 4000, 5200, 800, 1500, 300, 700),
  YOUNG_CARER_NEAR(3, 1, 4000, 5200),
  YOUNG_CARER_ON_REGISTER(5, 1, 4000, 5200),
  SIBLING_ON_REGISTER(1, 1, 2700, 4200, 1300, 1900),
  SAFETY_CHECK(2, 1, 400, 4000),
  SAFETY_CHECK_NEAR(3, 1, 400, 4000),
  // other rules of the library, so that no page of it is empty
  LATE_PREGNANCY(5, 1, 20, 330),
  YOUNG_MOTHER(5, 1, 20, 330),
  SCREEN_WITHOUT_CONTACT(4, 1, 70, 120),
  NOT_ENROLLED(5, 1, 1200, 1700),
  VACCINES(5, 1, 600, 1500),
  FOLLOW_UP_LAPSED(5, 1, 850, 1050),
  ATTAINMENT_DROP(5, 1, 4000, 5200),
  FREQUENT_MOVES(5, 1, 200, 5000),
  NO_MONEY(5, 1, 2700, 5200),
  INFIRMARY(5, 1, 3000, 5200),
  BULLYING(4, 1, 3000, 5200),
  LOW_MOOD(5, 1, 3000, 5200),
  STRAIN(4, 1, 1560, 1800, 5700, 6400),
  HANDOVER(5, 1, 400, 5000),
  // people who are hard to tell apart
  TWINS(5, 1, 2000, 4000),
  COUSIN(10, 1, 3000, 3100),
  OTHER_COUSIN(10, 1, 3200, 3300),
  NAMESAKE(10, 1, 3400, 3401),
  OTHER_NAMESAKE(10, 1, 3400, 3401),
  TWO_NUMBERS(10, 1, 2700, 4000);

  /** Households from one repetition to the next. */
  static final int BLOCK = 340;

  private static final int APART = 5;

  private static final List<Story> PLACES = places();

  private final int every;
  private final int times;
  private final int[] ages;

  /**
   * @param every in one of so many blocks
   * @param times so often in such a block
   * @param ages in days, from and to before the as-of date, of each child in turn
   */
  Story(int every, int times, int... ages) {
    this.every = every;
    this.times = times;
    this.ages = ages;
  }

  int children() {
    return this == TWINS ? 2 : ages.length / 2;
  }

  /** The lowest age in days of a child of the story. */
  int youngest(int child) {
    return ages[this == TWINS ? 0 : 2 * child];
  }

  /** The age in days that a child of the story does not reach. */
  int oldest(int child) {
    return ages[this == TWINS ? 1 : 2 * child + 1];
  }

  static int block(int household) {
    return household / BLOCK;
  }

  /** Which time this story is told, counted over the city; decides between its variants. */
  int variant(int household) {
    int place = household % BLOCK / APART;
    int repetition = place > 0 && PLACES.get(place - 1) == this ? 1 : 0;
    return block(household) / every * times + repetition;
  }

  /** The story of a household, or null for one like most. */
  static @Nullable Story of(int household) {
    int inBlock = household % BLOCK;
    int place = inBlock / APART;
    if (inBlock % APART != APART - 2 || place >= PLACES.size()) {
      return null;
    }
    Story story = PLACES.get(place);
    return block(household) % story.every == 0 ? story : null;
  }

  private static List<Story> places() {
    List<Story> places = new ArrayList<>();
    for (Story story : values()) {
      for (int i = 0; i < story.times; i++) {
        places.add(story);
      }
    }
    if (places.size() * APART > BLOCK) {
      throw new IllegalStateException("more stories than places in a block");
    }
    return List.copyOf(places);
  }
}
