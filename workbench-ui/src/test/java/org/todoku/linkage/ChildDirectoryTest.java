package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.linkage.ChildDirectory.Sibling;
import org.todoku.linkage.jooq.Repositories;

class ChildDirectoryTest {
  @TempDir Path folder;
  private LinkageFixture linkage;
  private ChildDirectory directory;

  @BeforeEach
  void two_families() {
    linkage = new LinkageFixture(folder);
    linkage.importLines(
        "residents",
        "住民_20260101.csv",
        "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日",
        "1,10,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,S60.2.3,男,桜町1-2-3,,",
        "2,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜町1-2-3,,",
        "3,10,山田　夢,ﾔﾏﾀﾞ ﾕﾒ,R5.5.1,女,桜町1-2-3,,",
        "4,11,渡邉　健,ﾜﾀﾅﾍﾞ ｹﾝ,H25.12.24,男,緑町4-5,,",
        "5,11,渡邉　京,ﾜﾀﾅﾍﾞ ｹｲ,S62.1.1,女,緑町4-5,有,");
    linkage.links.link();
    directory = Repositories.children(linkage.dsl);
  }

  @Test
  void a_card_shows_name_age_household_and_siblings() {
    ChildCard hana = directory.search("やまだ", 10).getFirst();

    assertThat(hana.name()).isEqualTo("山田 花");
    assertThat(hana.kana()).isEqualTo("ヤマダ ハナ");
    assertThat(hana.birthDate()).isEqualTo(LocalDate.of(2015, 5, 1));
    assertThat(hana.householdSize()).isEqualTo(3);
    assertThat(hana.siblings()).extracting(Sibling::name).containsExactly("山田 夢");
    assertThat(hana.address()).isEqualTo("桜町1-2-3");
    assertThat(directory.find(hana.child())).contains(hana);
  }

  @Test
  void the_address_of_a_protected_family_is_not_given_out() {
    ChildCard ken = directory.search("4", 10).getFirst();

    assertThat(ken.dvProtected()).isTrue();
    assertThat(ken.address()).isNull();
  }

  @Test
  void a_search_finds_children_by_reading_or_number_and_no_adults() {
    assertThat(directory.search("ﾔﾏﾀﾞ", 10))
        .extracting(ChildCard::name)
        .containsExactly("山田 花", "山田 夢");
    assertThat(directory.search("1", 10)).isEmpty();
    assertThat(directory.search("", 10)).isEmpty();
    assertThat(directory.find(List.of("nobody", "00000000-0000-0000-0000-000000000000"))).isEmpty();
  }
}
