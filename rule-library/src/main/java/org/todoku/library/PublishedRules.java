package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.todoku.library.RuleVersionRepository.StoredVersion;
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

  private final DSLContext database;
  private final Clock clock;

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
    Library library = LibraryReader.read(LibraryFolder.BUILT_IN, texts);
    if (library.broken()) {
      String errors =
          library.findings().stream()
              .filter(Finding::isError)
              .map(finding -> finding.place() + ": " + finding.message().en())
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException("a library with errors is not published: " + errors);
    }
    DocumentTexts documents = new DocumentTexts(texts);
    Map<String, String> cases = documents.cases(library);
    return database.transactionResult(
        configuration -> {
          RuleVersionRepository repository = new RuleVersionRepository(configuration.dsl());
          if (!repository.isEmpty()) {
            return 0;
          }
          OffsetDateTime now = OffsetDateTime.now(clock);
          String vocabulary = vocabulary(texts);
          repository.insertVocabulary(1, vocabulary, Checksum.of(vocabulary), now);
          int position = 0;
          for (RuleDocument document : library.documents()) {
            Rule rule = document.rule();
            String content = documents.rule(document);
            Rule.Effective effective = rule.effective();
            repository.insertRule(
                rule.id(),
                1,
                content,
                cases.get(rule.id()),
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
   * Of each rule the newest version in force on a date, and of a rule not yet in force its first.
   *
   * @throws IllegalStateException if nothing is published, or what is stored can no longer be read
   */
  public PublishedRuleSet inForce(LocalDate asOf) {
    RuleVersionRepository repository = new RuleVersionRepository(database);
    List<StoredVersion> stored = repository.inForce(asOf);
    String vocabulary =
        repository
            .vocabulary()
            .orElseThrow(() -> new IllegalStateException("no vocabulary is published"));
    List<LibraryText> texts = new ArrayList<>();
    texts.add(text("vocabulary/published.yaml", vocabulary));
    for (int i = 0; i < stored.size(); i++) {
      texts.add(text("rules/%06d.yaml".formatted(i), stored.get(i).content()));
    }
    Library library = LibraryReader.read("published", texts);
    Vocabulary read = library.vocabulary();
    if (library.broken() || read == null) {
      throw new IllegalStateException("the published rules cannot be read: " + library.findings());
    }
    Map<String, Rule> typed = new HashMap<>();
    library.rules().orElseThrow().rules().forEach(rule -> typed.put(rule.id(), rule));
    List<PublishedRule> rules = new ArrayList<>();
    for (StoredVersion version : stored) {
      Rule rule = typed.get(version.ruleId());
      if (rule == null) {
        throw new IllegalStateException("version " + version.id() + " holds another rule");
      }
      rules.add(
          new PublishedRule(
              version.id(),
              version.version(),
              rule,
              version.checksum(),
              version.publishedAt().toInstant(),
              version.publishedBy()));
    }
    return new PublishedRuleSet(read, rules);
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
