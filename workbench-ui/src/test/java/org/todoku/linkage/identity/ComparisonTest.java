package org.todoku.linkage.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.todoku.linkage.identity.Comparison.Decision.LINK;
import static org.todoku.linkage.identity.Comparison.Decision.NONE;
import static org.todoku.linkage.identity.Comparison.Decision.REVIEW;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.linkage.identity.Choice.Candidate;

class ComparisonTest {
  private static final Person HANA =
      person(null, "ヤマダ", "ハナ", "山田", "花", "2015-05-01", "female", "桜町1-2-3");

  @Test
  void same_reading_birth_date_and_sex_is_one_child() {
    Person other = person(null, "ﾔﾏﾀﾞ", "ﾊﾅ", null, null, "2015-05-01", "female", null);

    assertThat(decision(HANA, other)).isEqualTo(LINK);
  }

  @Test
  void a_reading_alone_is_never_enough() {
    Person other = person(null, "ヤマダ", "ハナ", null, null, null, null, null);

    assertThat(decision(HANA, other)).isEqualTo(NONE);
    Person withSexAndAddress = person(null, "ヤマダ", "ハナ", null, null, null, "female", "桜町1-2-3");
    assertThat(decision(HANA, withSexAndAddress)).isEqualTo(REVIEW);
  }

  @Test
  void twins_are_two_children() {
    Person twin = person(null, "ヤマダ", "ユメ", "山田", "夢", "2015-05-01", "female", "桜町1-2-3");

    assertThat(decision(HANA, twin)).isEqualTo(NONE);
  }

  @Test
  void twins_with_names_one_letter_apart_are_for_a_person() {
    Person haruka = person(null, "ヤマダ", "ハルカ", "山田", "遥", "2015-05-01", "female", "桜町1-2-3");
    Person haruna = person(null, "ヤマダ", "ハルナ", "山田", "春菜", "2015-05-01", "female", "桜町1-2-3");

    assertThat(decision(haruka, haruna)).isEqualTo(REVIEW);
  }

  @Test
  void of_twins_with_like_names_each_is_linked_to_itself() {
    Person haruka = person(null, "ヤマダ", "ハルカ", "山田", "遥", "2015-05-01", "female", "桜町1-2-3");
    Person haruna = person(null, "ヤマダ", "ハルナ", "山田", "春菜", "2015-05-01", "female", "桜町1-2-3");

    Choice<String> choice =
        Choice.of(
            List.of(
                new Candidate<>("haruna", Comparison.of(haruka, haruna)),
                new Candidate<>("haruka", Comparison.of(haruka, haruka))));

    assertThat(choice.link()).extracting(Candidate::who).containsExactly("haruka");
  }

  @Test
  void cousins_of_one_name_with_other_birth_dates_are_two_children() {
    Person cousin = person(null, "ヤマダ", "ハナ", "山田", "華", "2013-11-20", "female", "緑町4-5");

    assertThat(decision(HANA, cousin)).isEqualTo(NONE);
  }

  @Test
  void two_children_alike_in_name_birth_date_and_sex_are_for_a_person() {
    Person pupil = person(null, "ヤマダ", "ハナ", null, null, "2015-05-01", "female", null);
    Person here = HANA;
    Person there = person(null, "ヤマダ", "ハナ", "山田", "華", "2015-05-01", "female", "緑町4-5");

    Choice<String> choice =
        Choice.of(
            List.of(
                new Candidate<>("here", Comparison.of(pupil, here)),
                new Candidate<>("there", Comparison.of(pupil, there))));

    assertThat(choice.link()).isEmpty();
    assertThat(choice.review()).extracting(Candidate::who).containsExactly("here", "there");
  }

  @Test
  void their_address_tells_such_children_apart() {
    Person pupil = person(null, "ヤマダ", "ハナ", null, null, "2015-05-01", "female", "桜町一丁目2番3号");
    Person there = person(null, "ヤマダ", "ハナ", "山田", "華", "2015-05-01", "female", "緑町4-5");

    Choice<String> choice =
        Choice.of(
            List.of(
                new Candidate<>("here", Comparison.of(pupil, HANA)),
                new Candidate<>("there", Comparison.of(pupil, there))));

    assertThat(choice.link()).extracting(Candidate::who).containsExactly("here");
  }

  @Test
  void a_birth_date_with_one_wrong_figure_is_for_a_person() {
    assertThat(decision(HANA, person(null, "ヤマダ", "ハナ", "山田", "花", "2015-05-11", "female", null)))
        .isEqualTo(REVIEW);
    assertThat(decision(HANA, person(null, "ヤマダ", "ハナ", "山田", "花", "2015-01-05", "female", null)))
        .isEqualTo(REVIEW);
  }

  @Test
  void a_family_name_changed_by_marriage_is_for_a_person() {
    Person renamed = person(null, "サトウ", "ハナ", "佐藤", "花", "2015-05-01", "female", "桜町1-2-3");

    assertThat(decision(HANA, renamed)).isEqualTo(REVIEW);
  }

  @Test
  void the_number_of_the_resident_register_links_unless_the_rest_speaks_against_it() {
    Person registered = person("77", "ヤマダ", "ハナ", "山田", "花", "2015-05-01", "female", null);

    assertThat(decision(registered, person("77", null, null, null, null, null, null, null)))
        .isEqualTo(LINK);
    assertThat(
            decision(registered, person("77", "サトウ", "ハナ", null, null, "2015-05-01", null, null)))
        .isEqualTo(LINK);
    assertThat(
            decision(registered, person("77", "ヤマダ", "ハナ", null, null, "2015-05-11", null, null)))
        .isEqualTo(LINK);
    assertThat(
            decision(registered, person("77", "ヤマダ", "ユメ", null, null, "2015-05-01", null, null)))
        .isEqualTo(REVIEW);
    assertThat(
            decision(registered, person("77", "スズキ", "ケン", null, null, "1984-02-03", null, null)))
        .isEqualTo(REVIEW);
  }

  @ParameterizedTest
  @CsvSource({
    "渡辺, 渡邉", "渡辺, 渡邊", "高橋, 髙橋", "山崎, 山﨑", "斎藤, 齋藤", "斎藤, 斉藤", "浜田, 濱田", "沢田, 澤田", "広瀬, 廣瀨"
  })
  void variant_characters_are_one(String left, String right) {
    Person one = person(null, null, null, left, "花", "2015-05-01", null, null);
    Person other = person(null, null, null, right, "花", "2015-05-01", null, null);

    assertThat(Comparison.of(one, other).level(Comparison.Part.FAMILY_NAME))
        .isEqualTo(Comparison.Level.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "ｷｮｳｺ, キヨウコ",
    "ショウタ, シヨウタ",
    "ユーキ, ユキ",
    "リョウ　タ, リョウタ",
    "ﾘｮｳﾀ, りょうた",
    "ミヅキ, ミズキ",
    "アン－ナ, アンナ"
  })
  void readings_are_folded(String left, String right) {
    Person one = person(null, null, left, null, null, null, null, null);
    Person other = person(null, null, right, null, null, null, null, null);

    assertThat(one.givenKana()).isEqualTo(other.givenKana());
  }

  @ParameterizedTest
  @CsvSource({
    "桜町一丁目2番3号, 桜町1-2-3",
    "桜町１丁目２番地３, 桜町1-2-3",
    "神奈川県桜市桜町1-2-3, 桜市桜町1-2-3",
    "桜町十二番地, 桜町12"
  })
  void addresses_are_folded(String left, String right) {
    Person one = person(null, null, null, null, null, null, null, left);
    Person other = person(null, null, null, null, null, null, null, right);

    assertThat(one.address()).isEqualTo(other.address());
  }

  private static Comparison.Decision decision(Person left, Person right) {
    return Comparison.of(left, right).decision();
  }

  private static Person person(
      String personId,
      String familyKana,
      String givenKana,
      String familyName,
      String givenName,
      String birthDate,
      String sex,
      String address) {
    return Person.of(
        personId,
        familyKana,
        givenKana,
        familyName,
        givenName,
        birthDate == null ? null : LocalDate.parse(birthDate),
        sex,
        address,
        null);
  }
}
