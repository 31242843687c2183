package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkServiceTest {
  private static final String RESIDENT = "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日";
  private static final String PUPIL = "学籍番号,宛名番号,姓,名,セイ,メイ,生年月日,性別,住所";
  private static final String CASE = "ケース番号,氏名,フリガナ,生年月日,性別,住所,区分";

  @TempDir Path folder;
  private LinkageFixture linkage;

  @BeforeEach
  void the_residents_are_known() {
    linkage = new LinkageFixture(folder);
    linkage.importLines(
        "residents",
        "住民_20260101.csv",
        RESIDENT,
        "1,10,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,S60.2.3,男,桜市桜町1-2-3,,",
        "2,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜市桜町1-2-3,,",
        "3,10,山田　夢,ﾔﾏﾀﾞ ﾕﾒ,H27.5.1,女,桜市桜町1-2-3,,",
        "4,11,渡邉　健,ﾜﾀﾅﾍﾞ ｹﾝ,H25.12.24,男,桜市緑町4-5,有,R5.4.1",
        "5,12,渡辺　健,ﾜﾀﾅﾍﾞ ｹﾝ,H23.3.8,男,桜市本町7,,",
        "6,13,佐藤　京子,ｻﾄｳ ｷｮｳｺ,R5.7.7,女,桜市緑町9,,");
  }

  @Test
  void the_register_makes_the_children_and_leaves_adults_out() {
    LinkResult result = linkage.links.link();

    assertThat(result.children()).isEqualTo(5);
    assertThat(result.arrived()).isEqualTo(5);
    assertThat(linkage.count("source_record")).isEqualTo(5);
    assertThat(linkage.links.link().arrived()).isZero();
  }

  @Test
  void a_child_keeps_its_pseudonym_over_newer_registers_and_leaves_with_its_last() {
    linkage.links.link();
    String before = child("residents", "2");
    linkage.importLines(
        "residents", "住民_20260201.csv", RESIDENT, "2,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜市桜町1-2-3,,");

    LinkResult result = linkage.links.link();

    assertThat(child("residents", "2")).isEqualTo(before);
    assertThat(result.children()).isEqualTo(1);
    assertThat(result.left()).isEqualTo(4);
  }

  @Test
  void the_number_of_the_register_links() {
    linkage.importLines(
        "school-register",
        "学齢簿_20260101.csv",
        PUPIL,
        "101,2,山田,花,ヤマダ,ハナ,2015-05-01,女,",
        "102,3,山田,夢,ヤマダ,ユメ,2015-05-01,女,");

    LinkResult result = linkage.links.link();

    assertThat(result.byNumber()).isEqualTo(2);
    assertThat(child("education", "101")).isEqualTo(child("residents", "2"));
    assertThat(child("education", "102")).isEqualTo(child("residents", "3"));
  }

  @Test
  void without_a_number_reading_birth_date_and_sex_link() {
    linkage.importLines("cases", "要対協_20260101.csv", CASE, "A1,佐藤 京子,サトウ キヨウコ,2023-07-07,女,,要支援");

    LinkResult result = linkage.links.link();

    assertThat(result.byAttributes()).isEqualTo(1);
    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "6"));
  }

  @Test
  void twins_are_never_merged() {
    linkage.importLines(
        "cases",
        "要対協_20260101.csv",
        CASE,
        "A1,山田 花,ヤマダ ハナ,2015-05-01,女,桜市桜町1-2-3,要支援",
        "A2,山田 夢,ヤマダ ユメ,2015-05-01,女,桜市桜町1-2-3,要支援");

    linkage.links.link();

    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "2"));
    assertThat(child("child-welfare", "A2")).isEqualTo(child("residents", "3"));
    assertThat(linkage.identities.count(IdentityQuestion.State.OPEN)).isZero();
  }

  @Test
  void a_third_of_the_twins_day_is_not_taken_for_one_of_them() {
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A3,山田 光,ヤマダ ヒカル,2015-05-01,女,桜市桜町1-2-3,要支援");

    linkage.links.link();

    assertThat(child("child-welfare", "A3")).isNull();
  }

  @Test
  void cousins_of_one_name_are_never_merged() {
    linkage.importLines(
        "cases",
        "要対協_20260101.csv",
        CASE,
        "A1,渡辺 健,ワタナベ ケン,2013-12-24,男,,要支援",
        "A2,渡辺 健,ワタナベ ケン,2011-03-08,男,,要保護");

    linkage.links.link();

    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "4"));
    assertThat(child("child-welfare", "A2")).isEqualTo(child("residents", "5"));
  }

  @Test
  void a_name_alone_links_nobody() {
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A1,渡辺 健,ワタナベ ケン,,男,,要支援", "A2,,,2015-05-01,,,要支援");

    LinkResult result = linkage.links.link();

    assertThat(result.byAttributes()).isZero();
    assertThat(child("child-welfare", "A1")).isNull();
    assertThat(child("child-welfare", "A2")).isNull();
  }

  @Test
  void a_number_of_somebody_else_is_asked_about() {
    linkage.importLines(
        "school-register", "学齢簿_20260101.csv", PUPIL, "102,2,山田,夢,ヤマダ,ユメ,2015-05-01,女,");

    linkage.links.link();

    assertThat(linkage.identities.questions(IdentityQuestion.State.OPEN, 0, 10))
        .extracting(question -> question.registered().name())
        .containsExactlyInAnyOrder("山田 花", "山田 夢");
    assertThat(child("education", "102")).isNull();
  }

  @Test
  void a_doubtful_pair_is_linked_when_a_person_says_it_is_one_child_and_the_answer_can_be_undone() {
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-11,女,桜市桜町1-2-3,要支援");
    assertThat(linkage.links.link().questions()).isOne();
    IdentityQuestion question =
        linkage.identities.questions(IdentityQuestion.State.OPEN, 0, 10).getFirst();

    assertThat(linkage.identities.same(question.id(), "ana")).isTrue();
    assertThat(linkage.identities.count(IdentityQuestion.State.OPEN)).isZero();

    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "2"));
    assertThat(linkage.identities.same(question.id(), "ben")).isFalse();
    assertThat(linkage.identities.reopen(question.id(), "ana")).isTrue();
    assertThat(child("child-welfare", "A1")).isNull();
  }

  @Test
  void a_pair_that_a_person_took_for_two_children_is_not_asked_about_again() {
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-11,女,桜市桜町1-2-3,要支援");
    linkage.links.link();
    long id = linkage.identities.questions(IdentityQuestion.State.OPEN, 0, 10).getFirst().id();
    linkage.identities.different(id, "ana");

    LinkResult again = linkage.links.link();

    assertThat(again.questions()).isZero();
    assertThat(child("child-welfare", "A1")).isNull();
  }

  @Test
  void an_address_of_a_protected_family_is_not_in_a_question() {
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A1,渡邉 健,ワタナベ ケン,2013-12-25,男,桜市緑町4-5,要支援");
    linkage.links.link();

    IdentityQuestion question =
        linkage.identities.questions(IdentityQuestion.State.OPEN, 0, 10).getFirst();

    assertThat(question.registered().address()).isNull();
    assertThat(question.described().address()).isNull();
  }

  @Test
  void a_household_is_linked_by_its_number() {
    linkage.importLines(
        "welfare", "福祉_20260101.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.1,課税,0", "99,1.1,課税,0");

    LinkResult result = linkage.links.link();

    assertThat(result.households()).isGreaterThan(1);
    List<?> households =
        linkage.dsl.fetchValues(
            "SELECT s.key FROM linkage.link l JOIN linkage.subject s ON s.id = l.subject"
                + " WHERE l.system = 'welfare'");
    assertThat(households).isEqualTo(List.of("10"));
  }

  @Test
  void a_link_is_looked_at_again_when_the_department_corrects_what_it_knows() {
    linkage.importLines("cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-01,女,,要支援");
    linkage.links.link();
    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "2"));
    linkage.importLines("cases", "要対協_20260115.csv", CASE, "A1,山田 夢,ヤマダ ユメ,2015-05-01,女,,要支援");

    linkage.links.link();

    assertThat(child("child-welfare", "A1")).isEqualTo(child("residents", "3"));
  }

  private String child(String custodian, String key) {
    Object child =
        linkage.dsl.fetchValue(
            "SELECT l.child FROM linkage.subject s LEFT JOIN linkage.link l"
                + " ON l.custodian = s.custodian AND l.subject = s.id"
                + " WHERE s.custodian = ? AND s.key = ? AND s.kind = 'person'",
            custodian,
            key);
    return child == null ? null : child.toString();
  }
}
