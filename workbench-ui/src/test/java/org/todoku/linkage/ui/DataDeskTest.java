package org.todoku.linkage.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.todoku.access.Role;
import org.todoku.linkage.IdentityQuestion.State;
import org.todoku.linkage.ImportJobs;
import org.todoku.linkage.ImportJobs.Phase;
import org.todoku.linkage.LinkageFixture;
import org.todoku.linkage.SenderProfiles;
import org.todoku.linkage.SetAsideRow;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.testing.ViewTest;

@Import(DataDeskTest.Senders.class)
class DataDeskTest extends ViewTest {
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final String CASE = "ケース番号,氏名,フリガナ,生年月日,性別,住所,区分";

  @Autowired ImportJobs jobs;
  @TempDir Path folder;
  private LinkageFixture linkage;

  @BeforeEach
  void nothing_is_there() {
    linkage = new LinkageFixture(folder);
    jobs.of("test-person").forEach(job -> jobs.shown(job.number()));
  }

  @Test
  void an_empty_desk_says_what_will_be_here() {
    signIn(Role.ANALYST);

    assertThat(words(navigate(ImportsView.class))).contains("取り込んだファイルはまだありません");
    assertThat(words(navigate(IdentitiesView.class))).contains("確かめる組み合わせはありません");
    assertThat(words(navigate(InventoryView.class))).contains("住民記録", "まだ届いていません");
  }

  @Test
  void the_inventory_names_every_item_with_its_system_basis_and_the_rules_that_read_it() {
    signIn(Role.GOVERNANCE);

    String words = words(navigate(InventoryView.class));

    assertThat(words).contains("所得÷生活保護基準", "児童福祉法 10", "400日", "就学援助未申請", "閲覧制限のみに使用");
  }

  @Test
  void a_file_is_recognised_taken_in_and_its_bad_rows_are_shown() throws IOException {
    signIn(Role.ANALYST);
    ImportsView page = navigate(ImportsView.class);
    ImportForm form = find(page, ImportForm.class);

    form.take(
        "出欠_第一小_20250401-20250930.csv",
        file("学籍番号,日付,区分,理由,備考", "101,R7.4.7,出席,,", "101,令和7年2月30日,欠席,病気,"));

    ComboBox<SenderProfile> sender = find(form, ComboBox.class);
    assertThat(sender.getValue().sender()).isEqualTo("attendance");
    assertThat(find(form, DatePicker.class).getValue()).isEqualTo(LocalDate.of(2025, 4, 1));
    press(form, "取り込む");
    long job = jobs.of("test-person").getFirst().number();
    until(() -> jobs.find(job).orElseThrow().phase() == Phase.OVER);

    navigate(InventoryView.class);
    ImportsView after = navigate(ImportsView.class);
    assertThat(words(after)).contains("1行は合わなかったため、よけてあります");
    press(after, "詳しく見る");
    ImportDetail detail = find((Component) getCurrentView(), ImportDetail.class);
    assertThat(words(detail)).contains("全2行のうち 1行を取込、1行をよけました");
    Grid<SetAsideRow> rows = find(detail, Grid.class);
    assertThat(rows.getGenericDataView().getItems())
        .extracting(SetAsideRow::row, SetAsideRow::column, SetAsideRow::value)
        .containsExactly(tuple(3L, "日付", "令和7年2月30日"));
  }

  @Test
  void a_file_that_cannot_be_imported_says_why_in_the_language_of_the_page() throws IOException {
    signIn(Role.ANALYST);
    speak(Locale.ENGLISH);
    ImportsView page = navigate(ImportsView.class);
    ImportForm form = find(page, ImportForm.class);

    form.take("出欠_第一小_20250401-20250930.csv", file("学籍番号,年月日付,区分,理由", "101,R7.4.7,出席,"));
    press(form, "Import");
    long job = jobs.of("test-person").getFirst().number();
    until(() -> jobs.find(job).orElseThrow().phase() == Phase.OVER);

    navigate(InventoryView.class);
    assertThat(words(navigate(ImportsView.class)))
        .contains("Nothing of it is in.", "Column \"日付\" is missing. Is it \"年月日付\"?");
  }

  @Test
  void a_custodian_takes_in_only_what_is_its_own() {
    signIn(Role.CUSTODIAN);
    linkage.importLines("welfare", "福祉_20260101.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.1,課税,0");

    ImportsView page = navigate(ImportsView.class);

    assertThat(words(page)).contains("取り込んだファイルはまだありません");
    assertThat(stream(page).anyMatch(ImportForm.class::isInstance)).isFalse();
  }

  @Test
  void a_doubtful_pair_stands_side_by_side_and_a_decision_is_kept() {
    linkage.importLines(
        "residents",
        "住民_20260101.csv",
        "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日",
        "2,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜町1-2-3,,");
    linkage.importLines(
        "cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-11,女,桜町1-2-3,要支援");
    linkage.links.link();
    signIn(Role.ANALYST);

    IdentitiesView page = navigate(IdentitiesView.class);

    assertThat(words(page)).contains("1件のうち1件目", "ヤマダ ハナ", "平成27年5月11日", "平成27年5月1日", "近い");
    press(page, "同じお子さん（1）");
    assertThat(words(page)).contains("確かめる組み合わせはありません");
    assertThat(linkage.identities.count(State.SAME)).isEqualTo(1);
  }

  @Test
  void names_are_not_for_policy_officers() {
    signIn(Role.POLICY_OFFICER);

    open("data/identities");
    assertThat(getCurrentView()).isNotInstanceOf(IdentitiesView.class);
    open("data/imports");
    assertThat(getCurrentView()).isNotInstanceOf(ImportsView.class);
    assertThat(navigate(InventoryView.class)).isNotNull();
  }

  private File file(String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "upload", ".csv");
    return Files.write(file, (String.join("\r\n", lines) + "\r\n").getBytes(CP932)).toFile();
  }

  private static void press(Component where, String text) {
    stream(where)
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <C extends Component> C find(Component where, Class<? super C> type) {
    Predicate<Component> wanted = type::isInstance;
    return (C) stream(where).filter(wanted).findFirst().orElseThrow();
  }

  private static Stream<Component> stream(Component root) {
    return Stream.concat(Stream.of(root), root.getChildren().flatMap(DataDeskTest::stream));
  }

  @TestConfiguration
  static class Senders {
    @Bean
    @Primary
    SenderProfiles testSenders() {
      return LinkageFixture.senders();
    }
  }
}
