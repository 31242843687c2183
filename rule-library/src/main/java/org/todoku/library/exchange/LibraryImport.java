package org.todoku.library.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.todoku.library.LibraryTexts;
import org.todoku.library.PublishedRules;
import org.todoku.library.RegisterName;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Evidence;
import org.todoku.vocabulary.Vocabulary;

/**
 * What a library from outside would change here. Nothing is stored by asking.
 *
 * @param library the library as read
 * @param findings errors keep all of it from being taken
 * @param changed the rules that are new or differ from what is published, in their order
 * @param unchanged how many rules are as they are published
 * @param numbers the version of each rule where it comes from, as far as it says
 * @param vocabulary the vocabulary, where it adds to the stored one; null where it does not
 * @param registers the registers that say something else than the stored ones, with their new texts
 */
public record LibraryImport(
    Library library,
    List<Finding> findings,
    List<Changed> changed,
    int unchanged,
    Map<String, Integer> numbers,
    @Nullable String vocabulary,
    Map<RegisterName, String> registers) {

  public LibraryImport {
    findings = List.copyOf(findings);
    changed = List.copyOf(changed);
    numbers = Map.copyOf(numbers);
    registers = Map.copyOf(registers);
  }

  /**
   * A rule that is new or differs.
   *
   * @param base the version that it was written from; null for a new rule
   * @param cases its case file; empty for none
   */
  public record Changed(String ruleId, @Nullable Integer base, String content, String cases) {}

  /** Whether all of it may be taken. */
  public boolean acceptable() {
    return findings.stream().noneMatch(Finding::isError);
  }

  /** Compares files with what is published. */
  public static LibraryImport of(
      LibraryFiles files, PublishedRules published, RuleVersions versions) {
    List<LibraryText> texts = files.texts();
    Library library = LibraryReader.read("import", texts);
    List<Finding> findings = new ArrayList<>(library.findings());
    Problems problems = new Problems(findings);
    VersionList listed = VersionList.read(files, findings);
    if (library.documents().isEmpty() && problems.errors() == 0) {
      problems.error(new Place("rules", 1, 1), null, "ルールがありません", "there are no rules in it");
    }
    String vocabulary = vocabulary(library, texts, published, problems);
    LibraryTexts documents = new LibraryTexts(texts, library);
    List<Changed> changed = new ArrayList<>();
    int unchanged = 0;
    for (RuleDocument document : library.documents()) {
      String id = document.rule().id();
      String content = documents.rule(document);
      String cases = documents.cases(id);
      VersionList.Listed claim = listed.byRule().get(id);
      Optional<RuleVersion> newest = versions.newest(id);
      Optional<RuleVersion> claimed =
          claim == null ? Optional.empty() : versions.find(id, claim.version());
      if (claim != null
          && claimed.filter(stored -> !stored.checksum().equals(claim.checksum())).isPresent()) {
        problems.error(
            document.place(),
            null,
            id + " の第" + claim.version() + "版は、ここにある第" + claim.version() + "版と内容が違います",
            "version " + claim.version() + " of " + id + " is there already with other content");
      }
      boolean same =
          newest
              .filter(stored -> stored.retirement() == null)
              .filter(stored -> stored.content().equals(content) && stored.cases().equals(cases))
              .isPresent();
      if (same) {
        unchanged++;
      } else {
        Integer base =
            claimed
                .map(RuleVersion::version)
                .orElseGet(() -> newest.map(RuleVersion::version).orElse(null));
        changed.add(new Changed(id, base, content, cases));
      }
    }
    Map<RegisterName, String> registers = RegisterChanges.of(library, texts, published, problems);
    Map<String, Integer> numbers = new TreeMap<>();
    listed.byRule().forEach((rule, version) -> numbers.put(rule, version.version()));
    return new LibraryImport(library, findings, changed, unchanged, numbers, vocabulary, registers);
  }

  /** The imported vocabulary where it says more than the stored one, and nothing else. */
  private static @Nullable String vocabulary(
      Library library, List<LibraryText> texts, PublishedRules published, Problems problems) {
    Vocabulary imported = library.vocabulary();
    Optional<Vocabulary> known = published.vocabulary();
    if (imported == null || known.isEmpty()) {
      return null;
    }
    Vocabulary stored = known.get();
    long before = problems.errors();
    boolean more = false;
    boolean less = false;
    for (Entity entity : imported.entities()) {
      Optional<Entity> old = stored.entity(entity.id());
      if (old.isEmpty()) {
        more = true;
        continue;
      }
      if (!bare(entity).equals(bare(old.get()))) {
        contradiction(problems, texts, entity.id());
      } else if (entity.evidence() != old.get().evidence()) {
        if (old.get().evidence() == Evidence.SIGN) {
          more = true; // it was not stated so far
        } else {
          contradiction(problems, texts, entity.id() + " evidence");
        }
      }
      for (Attribute attribute : entity.attributeList()) {
        Optional<Attribute> oldAttribute = old.get().attribute(attribute.id());
        if (oldAttribute.isEmpty()) {
          more = true;
        } else if (oldAttribute.get().retired() == null
            && attribute.retired() != null
            && oldAttribute.get().equals(inUse(attribute))) {
          more = true; // it was recorded so far
        } else if (!oldAttribute.get().equals(attribute)) {
          contradiction(problems, texts, entity.id() + "." + attribute.id());
        }
      }
      less |=
          old.get().attributeList().stream()
              .anyMatch(attribute -> entity.attribute(attribute.id()).isEmpty());
    }
    less |= stored.entities().stream().anyMatch(e -> imported.entity(e.id()).isEmpty());
    if (more && less && problems.errors() == before) {
      problems.error(
          new Place("vocabulary", 1, 1),
          null,
          "語彙に新しい項目がありますが、今ある項目が欠けています",
          "the vocabulary adds to the stored one, but lacks things that stand there");
    }
    return more ? PublishedRules.vocabularyOf(texts) : null;
  }

  private static void contradiction(Problems problems, List<LibraryText> texts, String what) {
    String file =
        texts.stream()
            .map(LibraryText::path)
            .filter(path -> path.startsWith("vocabulary/"))
            .findFirst()
            .orElse("vocabulary");
    problems.error(
        new Place(file, 1, 1),
        null,
        "語彙が今あるものと食い違います: " + what,
        "the vocabulary contradicts the stored one: " + what);
  }

  /** The same attribute as long as it is recorded. */
  private static Attribute inUse(Attribute attribute) {
    return new Attribute(
        attribute.id(),
        attribute.type(),
        attribute.label(),
        attribute.unit(),
        attribute.use(),
        attribute.sensitivity(),
        attribute.builtIn());
  }

  /** An entity without its attributes and without what its records may support. */
  private static Entity bare(Entity entity) {
    return new Entity(
        entity.id(),
        entity.root(),
        entity.cardinality(),
        entity.time(),
        entity.staleAfter(),
        entity.label(),
        entity.source(),
        entity.basis(),
        new TreeMap<>(Map.of()));
  }
}
