package org.todoku.linkage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.linkage.ImportStore.AsideRow;
import org.todoku.linkage.ImportStore.NewImport;
import org.todoku.linkage.ImportStore.Repeated;
import org.todoku.linkage.ImportStore.Transaction;
import org.todoku.linkage.sender.Batch;
import org.todoku.linkage.sender.FileCoverage;
import org.todoku.linkage.sender.FileImport;
import org.todoku.linkage.sender.FileNamePattern;
import org.todoku.linkage.sender.Problem;
import org.todoku.linkage.sender.Refused;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.vocabulary.LocalizedText;

/**
 * Takes departments' files in. A file is one transaction: either all its good rows are in, or
 * nothing is.
 */
@Service
public class ImportService {
  private static final long BATCH_BYTES = 24L << 20;

  private final ImportStore store;
  private final SenderProfiles senders;
  private final Clock clock;
  private final AuditLog audit;
  private final long batchBytes;

  @Autowired
  ImportService(ImportStore store, SenderProfiles senders, Clock clock, AuditLog audit) {
    this(store, senders, clock, audit, BATCH_BYTES);
  }

  ImportService(
      ImportStore store, SenderProfiles senders, Clock clock, AuditLog audit, long batchBytes) {
    this.store = store;
    this.senders = senders;
    this.clock = clock;
    this.audit = audit;
    this.batchBytes = batchBytes;
  }

  /**
   * Takes in what a user uploads. It is put into a temporary file first, which is removed again.
   *
   * @param chosen what the user says the file speaks for; what it leaves out is read from the name
   * @param progress told now and then how many rows were read
   * @throws IOException if the file cannot be read or the database is not there; nothing is in then
   */
  public ImportResult importFile(
      SenderProfile profile,
      InputStream content,
      String fileName,
      ChosenCoverage chosen,
      String user,
      LongConsumer progress)
      throws IOException {
    Path file = Files.createTempFile("import", ".csv"); // readable by its owner only
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        content.transferTo(out);
      }
      return importFile(profile, file, fileName, chosen, user, progress);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Takes in a file that is on disk already. */
  public ImportResult importFile(
      SenderProfile profile,
      Path file,
      String fileName,
      ChosenCoverage chosen,
      String user,
      LongConsumer progress)
      throws IOException {
    Instant start = clock.instant();
    long started = System.nanoTime();
    Optional<FileCoverage> coverage = coverage(profile, fileName, chosen);
    NewImport what =
        new NewImport(profile, coverage, fileName, sha256(file), Files.size(file), start, user);
    try {
      if (coverage.isEmpty()) {
        throw new Refused(unknownPeriod(profile));
      }
      Optional<PastImport> same =
          store.sameFile(profile.sender(), coverage.get().part(), what.sha256());
      if (same.isPresent()) {
        return new ImportResult.AlreadyImported(same.get());
      }
      return takeIn(what, coverage.get(), file, started, progress);
    } catch (Refused refused) {
      long id = store.refuse(what, refused.problems());
      audit.record(
          AuditEvent.by(user, "linkage.fileRefused")
              .on("import", id)
              .with("sender", profile.sender()));
      return new ImportResult.Refused(id, refused.problems());
    }
  }

  /**
   * The history, newest first.
   *
   * @param custodian of whose files only, or null for all
   */
  public List<PastImport> history(@Nullable String custodian, int offset, int limit) {
    return store.history(custodian, offset, limit);
  }

  public int countHistory(@Nullable String custodian) {
    return store.countHistory(custodian);
  }

  public Optional<PastImport> find(long importId) {
    return store.find(importId);
  }

  /** The problems of the rows that an import kept aside, by row. */
  public List<SetAsideRow> setAside(long importId, int offset, int limit) {
    return store.setAside(importId, offset, limit);
  }

  public int countSetAside(long importId) {
    return store.countSetAside(importId);
  }

  /** What the workbench holds of each sender. */
  public List<ImportStore.Holding> holdings() {
    return store.holdings();
  }

  /**
   * How many files of the last days have rows that were kept aside.
   *
   * @param custodian of whose files only, or null for all
   */
  public int filesWithRowsAside(@Nullable String custodian, Duration last) {
    return store.countWithRowsAside(custodian, clock.instant().minus(last));
  }

  /** What a file's name says it speaks for. */
  public static FileNamePattern.Said said(SenderProfile profile, String fileName) {
    return profile.file().name().read(fileName).orElse(new FileNamePattern.Said(null, null, null));
  }

  /** What a file seems to be: by its name, and failing that by its header. */
  public Optional<SenderProfile> recognise(String fileName, @Nullable Path file)
      throws IOException {
    Collection<SenderProfile> all = senders.all();
    List<SenderProfile> byName =
        all.stream().filter(p -> p.file().name().read(fileName).isPresent()).toList();
    if (byName.size() == 1 || file == null) {
      return byName.stream().findFirst();
    }
    return FileImport.recognise(file, byName.isEmpty() ? all : byName);
  }

  private ImportResult takeIn(
      NewImport what, FileCoverage coverage, Path file, long started, LongConsumer progress)
      throws IOException, Refused {
    try (FileImport reading =
        FileImport.open(
            file, what.profile(), senders.all(), senders.vocabulary(), coverage, batchBytes)) {
      return store.takeIn(
          what,
          transaction -> {
            Receiver receiver = new Receiver(reading, transaction, progress);
            reading.read(receiver);
            receiver.writeAside();
            if (reading.rowsAccepted() == 0) {
              throw new Refused(noGoodRow(reading.rowsRead(), receiver.firstProblems));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            int superseded =
                transaction.finish(
                    reading.rowsRead(), reading.rowsAccepted(), reading.notes(), took);
            audit.record(
                AuditEvent.by(what.by(), "linkage.fileImported")
                    .on("import", transaction.importId())
                    .with("sender", what.profile().sender())
                    .with("rows", reading.rowsAccepted())
                    .with("setAside", reading.rowsRead() - reading.rowsAccepted()));
            return new ImportResult.Accepted(
                transaction.importId(),
                reading.rowsRead(),
                reading.rowsAccepted(),
                reading.rowsRead() - reading.rowsAccepted(),
                superseded,
                reading.notes(),
                took);
          });
    }
  }

  private static List<Problem> noGoodRow(long rows, List<Problem> first) {
    List<Problem> problems = new ArrayList<>();
    problems.add(
        new Problem(
            null,
            null,
            null,
            Problem.Kind.EMPTY,
            new LocalizedText(
                rows + "行のうち、取り込める行が1行もありません。最初の行の問題は次のとおりです。",
                "None of the " + rows + " rows fits. The first rows say why:")));
    problems.addAll(first);
    return problems;
  }

  private static Optional<FileCoverage> coverage(
      SenderProfile profile, String fileName, ChosenCoverage chosen) {
    FileNamePattern.Said said = said(profile, fileName);
    String part = chosen.part() != null ? chosen.part() : said.part();
    var from = chosen.from() != null ? chosen.from() : said.from();
    var to = chosen.to() != null ? chosen.to() : said.to();
    if (to == null
        || (from == null && profile.content() == Content.PERIOD)
        || (from != null && from.isAfter(to))) {
      return Optional.empty();
    }
    return Optional.of(new FileCoverage(part == null ? "" : part, from, to));
  }

  private static Problem unknownPeriod(SenderProfile profile) {
    LocalizedText text =
        profile.content() == Content.PERIOD
            ? new LocalizedText(
                "ファイル名から対象期間がわかりません。開始日と終了日を指定してください（ファイル名の形: "
                    + profile.file().name().text()
                    + "）。",
                "The file's name does not say which period it speaks for. State its first and last"
                    + " day (form of the name: "
                    + profile.file().name().text()
                    + ").")
            : new LocalizedText(
                "ファイル名から基準日がわかりません。基準日を指定してください（ファイル名の形: " + profile.file().name().text() + "）。",
                "The file's name does not say which day it speaks for. State the day (form of the"
                    + " name: "
                    + profile.file().name().text()
                    + ").");
    return new Problem(null, null, null, Problem.Kind.COVERAGE, text);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in =
          new DigestInputStream(
              new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Passes what is read on to the store. */
  private static final class Receiver implements FileImport.Listener {
    private static final int FEW = 10;
    private static final int MANY_ASIDE = 500;

    private final FileImport reading;
    private final Transaction transaction;
    private final LongConsumer progress;
    private final List<AsideRow> aside = new ArrayList<>();
    private final List<Problem> firstProblems = new ArrayList<>();
    private int kept;

    Receiver(FileImport reading, Transaction transaction, LongConsumer progress) {
      this.reading = reading;
      this.transaction = transaction;
      this.progress = progress;
    }

    @Override
    public void batch(Batch batch) throws IOException {
      for (Repeated repeated : transaction.write(batch)) {
        setAside(
            List.of(reading.repeated(repeated.row(), repeated.key(), repeated.firstRow())),
            repeated.key(),
            repeated.key());
      }
    }

    @Override
    public void setAside(List<Problem> problems, @Nullable String key, String raw)
        throws IOException {
      if (firstProblems.size() < FEW) {
        firstProblems.addAll(problems);
      }
      if (kept < ImportStore.MOST_ROWS_ASIDE) {
        kept++;
        aside.add(new AsideRow(problems, key, raw));
        if (aside.size() >= MANY_ASIDE) {
          writeAside();
        }
      }
    }

    void writeAside() throws IOException {
      transaction.setAside(aside);
      aside.clear();
    }

    @Override
    public void progress(long rowsRead) {
      progress.accept(rowsRead);
    }
  }
}
