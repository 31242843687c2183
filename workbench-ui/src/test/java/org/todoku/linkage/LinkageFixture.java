package org.todoku.linkage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.todoku.Workbench;
import org.todoku.access.AuditEntry;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.linkage.jooq.Repositories;
import org.todoku.linkage.sender.ProfileReader;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.linkage.sender.Words;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.testing.TestDatabase;
import org.todoku.vocabulary.Vocabulary;

/** An empty linkage schema on the test database, a few senders, and files to import. */
public final class LinkageFixture {
  static final Charset CP932 = Charset.forName("windows-31j");

  static final String RESIDENTS =
      """
      sender: residents
      label: {ja: 住民記録, en: Resident register}
      custodian: residents
      system: resident-register
      file: {name: "住民_{asOf}.csv", encoding: cp932}
      subject: person
      key: 宛名番号
      content: snapshot
      covers: listed
      population: {childrenUnder: 19}
      identity:
        personId: 宛名番号
        householdId: 世帯番号
        name: 氏名
        kana: 氏名カナ
        birthDate: {column: 生年月日, format: wareki}
        sex: {column: 性別, codes: {男: male, 女: female}}
        address: 住所
        dvProtected: {column: 支援措置, codes: {有: true, "": false}}
      records:
        - entity: child
          columns:
            生年月日: {attribute: birthDate, format: wareki}
            転入日: {attribute: movedInDate, format: wareki}
      """;

  static final String PUPILS =
      """
      sender: school-register
      label: {ja: 学齢簿, en: School register}
      custodian: education
      system: school
      file: {name: "学齢簿_{asOf}.csv", encoding: utf-8}
      subject: person
      key: 学籍番号
      content: snapshot
      covers: listed
      identity:
        personId: 宛名番号
        familyName: 姓
        givenName: 名
        familyKana: セイ
        givenKana: メイ
        birthDate: {column: 生年月日, format: iso}
        sex: {column: 性別, codes: {男: male, 女: female}}
        address: 住所
      records: []
      """;

  static final String ATTENDANCE =
      """
      sender: attendance
      label: {ja: 出欠, en: Daily attendance}
      custodian: education
      system: school
      file: {name: "出欠_{part}_{from}-{to}.csv", encoding: cp932}
      subject: person
      key: 学籍番号
      content: period
      covers: listed
      records:
        - entity: attendanceDay
          columns:
            日付: {attribute: on, format: wareki}
            区分: {attribute: status, codes: {出席: present, 欠席: absent, 遅刻: late}}
            理由: {attribute: reason, codes: {病気: illness, 経済: economic}, missing: {"": notApplicable}}
      missing: {不明: unknown}
      ignored: [備考]
      """;

  static final String WELFARE =
      """
      sender: welfare
      label: {ja: 福祉, en: Welfare}
      custodian: welfare
      system: welfare
      file: {name: "福祉_{asOf}.csv", encoding: utf-8}
      subject: household
      key: 世帯番号
      content: snapshot
      covers: everyone
      identity: {householdId: 世帯番号}
      records:
        - entity: household
          columns:
            基準比: needRatio
            非課税: {attribute: taxExempt, codes: {非課税: true, 課税: false}}
            滞納月数: {attribute: arrearsMonths, missing: {"-": notApplicable}}
      """;

  static final String CASES =
      """
      sender: cases
      label: {ja: 要対協, en: Welfare cases}
      custodian: child-welfare
      system: cases
      file: {name: "要対協_{asOf}.csv", encoding: utf-8}
      subject: person
      key: ケース番号
      content: snapshot
      covers: everyone
      identity:
        name: 氏名
        kana: フリガナ
        birthDate: 生年月日
        sex: {column: 性別, codes: {男: male, 女: female}}
        address: 住所
      records:
        - entity: welfareCase
          columns: {区分: {attribute: status, codes: {要保護: protection, 要支援: support}}}
          absent: {status: none}
      """;

  private static final DataSource POOL = pool();

  final Vocabulary vocabulary;
  final Map<String, SenderProfile> profiles = new LinkedHashMap<>();
  final DSLContext dsl;
  final ImportStore imports;
  final ImportService service;
  public final LinkService links;
  public final IdentityService identities;
  final LinkedPopulation population;
  final List<AuditEvent> audited = new ArrayList<>();
  private final AuditLog audit =
      new AuditLog() {
        @Override
        public void record(AuditEvent event) {
          audited.add(event);
        }

        @Override
        public List<AuditEntry> newest(AuditFilter filter, int limit) {
          return List.of();
        }
      };
  final Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), Workbench.ZONE);
  private final Path folder;

  LinkageFixture(Path folder, long batchBytes) {
    this(folder, senders(), batchBytes);
  }

  private LinkageFixture(Path folder, SenderProfiles senders, long batchBytes) {
    this.folder = folder;
    this.vocabulary = senders.vocabulary();
    for (SenderProfile profile : senders.all()) {
      profiles.put(profile.sender(), profile);
    }
    dsl = DSL.using(POOL, SQLDialect.POSTGRES);
    imports = Repositories.imports(dsl);
    service = new ImportService(imports, senders, clock, audit, batchBytes);
    links = new LinkService(Repositories.links(dsl), clock);
    identities = new IdentityService(Repositories.links(dsl), clock, audit);
    population = Repositories.population(dsl);
    empty();
  }

  public LinkageFixture(Path folder) {
    this(folder, 32 << 20);
  }

  /** With the senders that travel with the product. */
  static LinkageFixture withBuiltInSenders(Path folder) throws IOException {
    return new LinkageFixture(folder, new BuiltInSenders(), 32 << 20);
  }

  /** The senders of the tests. */
  public static SenderProfiles senders() {
    ProfileReader reader = new ProfileReader(Words.VOCABULARY);
    return new TestSenders(
        Stream.of(RESIDENTS, PUPILS, ATTENDANCE, WELFARE, CASES)
            .map(yaml -> reader.read("test.yaml", yaml))
            .toList(),
        Words.VOCABULARY);
  }

  private static DataSource pool() {
    DatabaseAddress address = TestDatabase.application();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(6);
    return pool;
  }

  private static void empty() {
    DatabaseAddress owner = TestDatabase.owner();
    try (Connection connection =
            DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE linkage.identity_question, linkage.link, linkage.child, linkage.set_aside_row,"
              + " linkage.source_record, linkage.subject, linkage.import_entity, linkage.import");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Imports lines as a sender's file, in the sender's encoding. */
  public ImportResult importLines(String sender, String fileName, String... lines) {
    SenderProfile profile = profiles.get(sender);
    return importBytes(
        sender,
        fileName,
        (String.join("\r\n", lines) + "\r\n").getBytes(profile.file().encoding().charset()));
  }

  ImportResult importBytes(String sender, String fileName, byte[] bytes) {
    try {
      Path file = Files.write(folder.resolve("file.csv"), bytes);
      return service.importFile(
          profiles.get(sender), file, fileName, ChosenCoverage.BY_NAME, "tester", rows -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long count(String table) {
    return ((Number) dsl.fetchValue("SELECT count(*) FROM linkage." + table)).longValue();
  }

  static String refusals(ImportResult result) {
    return ((ImportResult.Refused) result)
        .problems().stream().map(p -> p.sentence().en()).collect(Collectors.joining("\n"));
  }

  static String refusalsInJapanese(ImportResult result) {
    return ((ImportResult.Refused) result)
        .problems().stream().map(p -> p.sentence().ja()).collect(Collectors.joining("\n"));
  }
}
