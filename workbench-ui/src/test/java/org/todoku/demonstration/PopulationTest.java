package org.todoku.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  private static List<Household> households(int children, long seed) {
    List<Household> households = new ArrayList<>();
    new Population(children, seed, AS_OF).forEach(households::add);
    return households;
  }

  private static Household told(Story story) {
    return households(Population.USUAL_SIZE, 7).stream()
        .filter(household -> Story.of(household.index) == story)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 333, 5_000})
  void there_are_exactly_as_many_children_as_asked_for(int children) {
    int made = households(children, 5).stream().mapToInt(h -> h.children.size()).sum();

    assertThat(made).isEqualTo(children);
  }

  @Test
  void five_thousand_children_live_in_about_three_thousand_four_hundred_households() {
    assertThat(households(5_000, 7)).hasSizeBetween(3_250, 3_550);
  }

  @Test
  void no_number_is_given_twice() {
    Set<String> people = new HashSet<>();
    Set<String> homes = new HashSet<>();
    Set<String> pupils = new HashSet<>();

    for (Household household : households(30_000, 7)) {
      assertThat(homes.add(household.number)).isTrue();
      for (Person adult : household.adults) {
        assertThat(people.add(adult.number())).isTrue();
      }
      for (Child child : household.children) {
        assertThat(people.add(child.person.number())).isTrue();
        assertThat(child.pupilNumber.isEmpty() || pupils.add(child.pupilNumber)).isTrue();
      }
    }
  }

  @Test
  void children_are_from_newborn_to_eighteen() {
    List<Long> ages =
        households(5_000, 7).stream()
            .flatMap(household -> household.children.stream())
            .map(child -> ChronoUnit.YEARS.between(child.person.birth(), AS_OF))
            .distinct()
            .toList();

    assertThat(ages).hasSize(19).allMatch(age -> age >= 0 && age <= 18);
  }

  @Test
  void the_poorer_a_household_the_more_days_its_children_miss() {
    List<Child> pupils =
        households(5_000, 7).stream()
            .filter(household -> Story.of(household.index) == null)
            .flatMap(household -> household.children.stream())
            .filter(Child::atSchool)
            .toList();

    double poor = absences(pupils.stream().filter(c -> c.household.hardship > 0.6).toList());
    double others = absences(pupils.stream().filter(c -> c.household.hardship < 0.2).toList());

    assertThat(poor).isGreaterThan(1.5 * others);
  }

  private static double absences(List<Child> pupils) {
    return pupils.stream()
        .mapToLong(child -> List.of(child.marks).stream().filter(Coded.Mark::absent).count())
        .average()
        .orElseThrow();
  }

  @Test
  void twins_share_all_but_number_and_given_name() {
    List<Child> twins = told(Story.TWINS).children;

    assertThat(twins).hasSize(2);
    Person first = twins.getFirst().person;
    Person second = twins.getLast().person;
    assertThat(first.birth()).isEqualTo(second.birth());
    assertThat(first.sex()).isEqualTo(second.sex());
    assertThat(first.given()).isNotEqualTo(second.given());
    assertThat(first.number()).isNotEqualTo(second.number());
  }

  @Test
  void cousins_share_their_name_and_not_their_birthday() {
    Person one = told(Story.COUSIN).children.getFirst().person;
    Person other = told(Story.OTHER_COUSIN).children.getFirst().person;

    assertThat(one.name()).isEqualTo(other.name());
    assertThat(one.birth()).isNotEqualTo(other.birth());
  }

  @Test
  void namesakes_in_two_households_share_name_birthday_and_sex() {
    Child one = told(Story.NAMESAKE).children.getFirst();
    Child other = told(Story.OTHER_NAMESAKE).children.getFirst();

    assertThat(one.person.name()).isEqualTo(other.person.name());
    assertThat(one.person.birth()).isEqualTo(other.person.birth());
    assertThat(one.person.sex()).isEqualTo(other.person.sex());
    assertThat(one.household.address).isNotEqualTo(other.household.address);
  }

  @Test
  void one_child_has_two_numbers() {
    Child child = told(Story.TWO_NUMBERS).children.getFirst();

    assertThat(child.formerNumber).isNotNull().isNotEqualTo(child.person.number());
  }

  @Test
  void a_size_or_day_out_of_range_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Population(0, 1, AS_OF));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Population(1, 1, LocalDate.of(2021, 12, 31)));
  }
}
