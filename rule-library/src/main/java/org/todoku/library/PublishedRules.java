package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.todoku.library.RuleVersionRepository.StoredRegister;
import org.todoku.library.RuleVersionRepository.StoredVocabulary;
import org.todoku.library.catalogue.Registers;
import org.todoku.rule.Rule;
import org.todoku.text.Finding;
import org.todoku.text.RuleDocument;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;
import org.todoku.vocabulary.Vocabulary;

/** The rules that are published, in their versions. Safe for several threads. */
public final class PublishedRules {
  private static final String DIVIDER = "\n---\n";

  /** How many sets are kept in memory: today's, those of the next days, a few of the past. */
  private static final int KNOWN_SETS = 8;

  private final DSLContext database;
  private final Clock clock;
  private final Map<Content, PublishedRuleSet> known = recent();
  private final TypedVersions typedVersions = new TypedVersions();
  private volatile @Nullable ReadRegisters readRegisters;
  private final Map<Asked, PublishedRuleSet> answered = Collections.synchronizedMap(recent());

  /**
   * @param database where versions are stored
   * @param clock what dates a publication
   */
  public PublishedRules(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Publishes all rules of a library as their first versions, where nothing is published yet.
   *
   * @param texts the library's files; without findings of severity error
   * @param by the login of who publishes
   * @return how many rules were published; 0 where there were some already
   * @throws IllegalArgumentException if the library has errors; nothing is published then
   */
  public int publishFirst(List<LibraryText> texts, String by) {
    return publishFirst(texts, Map.of(), by);
  }

  /**
   * The same, with the numbers that the versions have where they come from.
   *
   * @param numbers by rule; 1 for those that are not named
   */
  public int publishFirst(List<LibraryText> texts, Map<String, Integer> numbers, String by) {
    Library library = LibraryReader.read(LibraryFolder.BUILT_IN, texts);
    if (library.broken()) {
      String errors =
          library.findings().stream()
              .filter(Finding::isError)
              .map(finding -> finding.place() + ": " + finding.message().en())
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException("a library with errors is not published: " + errors);
    }
    LibraryTexts documents = new LibraryTexts(texts, library);
    return database.transactionResult(
        configuration -> {
          RuleVersionRepository repository = new RuleVersionRepository(configuration.dsl());
          if (!repository.isEmpty()) {
            return 0;
          }
          OffsetDateTime now = OffsetDateTime.now(clock);
          String vocabulary = vocabularyOf(texts);
          repository.insertVocabulary(1, vocabulary, Checksum.of(vocabulary), now);
          for (RegisterName name : RegisterName.values()) {
            name.in(texts).ifPresent(text -> insert(repository, name, 1, text, by));
          }
          int position = 0;
          for (RuleDocument document : library.documents()) {
            Rule rule = document.rule();
            String content = documents.rule(document);
            Rule.Effective effective = rule.effective();
            repository.insertRule(
                rule.id(),
                numbers.getOrDefault(rule.id(), 1),
                content,
                documents.cases(rule.id()),
                Checksum.of(content),
                position++,
                effective == null ? null : effective.from(),
                now,
                by);
          }
          return position;
        });
  }

  /**
   * Of each rule the newest version in force on a date, and of a rule not yet in force its first;
   * none of a rule that is retired by then.
   *
   * @throws IllegalStateException if nothing is published, or what is stored can no longer be read
   */
  public PublishedRuleSet inForce(LocalDate asOf) {
    return inForce(asOf, null);
  }

  /**
   * The same as it stood at a moment in the past: what was published or retired later is not seen.
   *
   * @param knownAt null for now
   * @throws IllegalStateException if nothing was published then, or what is stored can no longer be
   *     read
   */
  public PublishedRuleSet inForce(LocalDate asOf, @Nullable Instant knownAt) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    if (knownAt == null) {
      Asked asked = new Asked(asOf, repository.stamp());
      PublishedRuleSet before = answered.get(asked);
      if (before == null) {
        before = typed(vocabulary(repository, null), repository.inForce(asOf, null), repository);
        answered.put(asked, before);
      }
      return before;
    }
    OffsetDateTime moment = knownAt.atOffset(ZoneOffset.UTC);
    return typed(vocabulary(repository, moment), repository.inForce(asOf, moment), repository);
  }

  /**
   * Versions that were evaluated together before.
   *
   * @param versionIds the versions, of each rule at most one, in their order then
   * @param knownAt when they were evaluated, for the vocabulary
   * @throws IllegalStateException if they can no longer be read
   */
  public PublishedRuleSet ofVersions(List<Long> versionIds, Instant knownAt) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    return typed(vocabulary(repository, knownAt.atOffset(ZoneOffset.UTC)), versionIds, repository);
  }

  /** The texts of {@link #inForce(LocalDate)}, with their cases, in the order of the library. */
  public List<RuleVersion> textsInForce(LocalDate asOf) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    return ordered(repository.inForce(asOf, null), repository);
  }

  /**
   * A day and all later ones on which other versions come into force, or rules end: what holds on
   * these days holds on all from the first one on.
   */
  public List<LocalDate> turningDays(LocalDate from) {
    return new RuleVersionRepository(database).turningDays(from);
  }

  /** The vocabulary that rules speak now, as one file of several documents. */
  public String vocabularyText() {
    return vocabulary(new RuleVersionRepository(database), null).content();
  }

  private static StoredVocabulary vocabulary(
      RuleVersionRepository repository, @Nullable OffsetDateTime knownAt) {
    return repository
        .vocabulary(knownAt)
        .orElseThrow(() -> new IllegalStateException("no vocabulary is published"));
  }

  private static List<RuleVersion> ordered(List<Long> ids, RuleVersionRepository repository) {
    Map<Long, RuleVersion> byId =
        repository.all(ids).stream().collect(Collectors.toMap(RuleVersion::id, each -> each));
    return ids.stream()
        .map(
            id -> {
              RuleVersion version = byId.get(id);
              if (version == null) {
                throw new IllegalStateException("no version " + id);
              }
              return version;
            })
        .toList();
  }

  private PublishedRuleSet typed(
      StoredVocabulary vocabulary, List<Long> ids, RuleVersionRepository repository) {
    Content content = new Content(vocabulary.version(), List.copyOf(ids));
    synchronized (known) {
      PublishedRuleSet before = known.get(content);
      if (before != null) {
        return before;
      }
    }
    PublishedRuleSet read =
        typedVersions.of(vocabulary, ids, missing -> ordered(missing, repository));
    synchronized (known) {
      known.put(content, read);
      typedVersions.keep(
          known.keySet().stream()
              .flatMap(each -> each.versions().stream())
              .collect(Collectors.toSet()));
    }
    return read;
  }

  private static <K> Map<K, PublishedRuleSet> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, PublishedRuleSet> eldest) {
        return size() > KNOWN_SETS;
      }
    };
  }

  /** What was asked, when so much was stored. */
  private record Asked(LocalDate asOf, RuleVersionRepository.Stamp stamp) {}

  /** What a set consists of. */
  private record Content(int vocabulary, List<Long> versions) {}

  /** The vocabulary that rules speak now; empty where none is published yet. */
  public Optional<Vocabulary> vocabulary() {
    return new RuleVersionRepository(database)
        .vocabulary(null)
        .flatMap(
            stored ->
                Optional.ofNullable(
                    LibraryReader.read(
                            "published",
                            List.of(text("vocabulary/published.yaml", stored.content())))
                        .vocabulary()));
  }

  /** Adds a version of the vocabulary, in the caller's transaction where there is one. */
  public void publishVocabulary(String content) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    int before = repository.vocabulary(null).map(StoredVocabulary::version).orElse(0);
    repository.insertVocabulary(
        before + 1, content, Checksum.of(content), OffsetDateTime.now(clock));
  }

  /** Whether something was published by a moment. */
  public boolean hadRules(Instant moment) {
    return new RuleVersionRepository(database)
        .vocabulary(moment.atOffset(ZoneOffset.UTC))
        .isPresent();
  }

  /** Whether nothing is published yet. */
  public boolean isEmpty() {
    return new RuleVersionRepository(database).isEmpty();
  }

  /**
   * The registers of needs, purposes and services and the rule sets, each as one file: as they were
   * stored last, and the built-in ones where they never were.
   */
  public List<LibraryText> registers() {
    Map<String, StoredRegister> stored = new RuleVersionRepository(database).registers();
    List<LibraryText> files = new ArrayList<>();
    for (RegisterName name : RegisterName.values()) {
      Optional.ofNullable(stored.get(name.word()))
          .map(StoredRegister::content)
          .or(() -> name.in(BuiltInContent.get().registers()))
          .ifPresent(text -> files.add(name.file(text)));
    }
    return files;
  }

  /** What {@link #registers()} say, read once for as long as they stay. */
  public Registers registersRead() {
    List<String> stamp = new RuleVersionRepository(database).registerStamp();
    ReadRegisters before = readRegisters;
    if (before == null || !before.stamp().equals(stamp)) {
      before = new ReadRegisters(stamp, Registers.of(LibraryReader.read("published", registers())));
      readRegisters = before;
    }
    return before.registers();
  }

  /** Registers as they were read, and which texts those were. */
  private record ReadRegisters(List<String> stamp, Registers registers) {}

  /** Adds a version of a register, in the caller's transaction where there is one. */
  public void publishRegister(RegisterName name, String content, String by) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    StoredRegister before = repository.registers().get(name.word());
    insert(repository, name, before == null ? 1 : before.version() + 1, content, by);
  }

  private void insert(
      RuleVersionRepository repository, RegisterName name, int version, String content, String by) {
    repository.insertRegister(
        name.word(), version, content, Checksum.of(content), OffsetDateTime.now(clock), by);
  }

  /** The vocabulary files of a library as one text. */
  public static String vocabularyOf(List<LibraryText> texts) {
    List<LibraryText> own =
        texts.stream().filter(text -> text.path().startsWith("vocabulary/")).toList();
    return own.size() == 1
        ? new String(own.getFirst().bytes(), StandardCharsets.UTF_8)
        : vocabulary(texts);
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String vocabulary(List<LibraryText> texts) {
    return texts.stream()
        .filter(text -> text.path().startsWith("vocabulary/"))
        .sorted(Comparator.comparing(LibraryText::path))
        .map(text -> new String(text.bytes(), StandardCharsets.UTF_8).strip())
        .collect(Collectors.joining(DIVIDER, "", "\n"));
  }
}
