package org.todoku.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;
import org.todoku.difference.DifferenceWords;
import org.todoku.library.LibraryFolder;
import org.todoku.library.PublishedRule;
import org.todoku.library.PublishedRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.library.catalogue.CatalogueTheme;
import org.todoku.library.catalogue.Registers;
import org.todoku.rule.Rule;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.LocalizedText;

/** The rules in force, with the cases that test them and the words for what they name. */
@Service
public class RuleCatalogue implements DifferenceWords.Labels {
  private final PublishedRules published;
  private final Clock clock;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
  private final Supplier<Registers> content = SingletonSupplier.of(RuleCatalogue::read);

  RuleCatalogue(PublishedRules published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  /** The rules that are in force today; reads the database. */
  public Rulebook today() {
    PublishedRuleSet inForce = published.inForce(LocalDate.now(clock));
    Known before = known.get();
    if (before != null && before.rules() == inForce) {
      return before.book();
    }
    Map<Rule, RuleEntry> unchanged = before == null ? Map.of() : before.book().byRule();
    List<RuleEntry> entries =
        inForce.versions().stream()
            .map(
                version -> {
                  RuleEntry same = unchanged.get(version.rule());
                  return same != null && same.version() == version.version()
                      ? same
                      : entry(version, inForce);
                })
            .toList();
    Rulebook book = new Rulebook(inForce.ruleSet(), entries, before == null ? null : before.book());
    known.set(new Known(inForce, book));
    return book;
  }

  /** The rules that were read last; they do not change. */
  private record Known(PublishedRuleSet rules, Rulebook book) {}

  /** The rules in force today as everybody may read them, by theme. */
  public List<CatalogueTheme> themes() {
    return today().themes(content.get());
  }

  /** The kinds of need, in the order of their register. */
  public Map<String, LocalizedText> needs() {
    return content.get().needs();
  }

  /** What a need is called; its id where the register does not know it. */
  @Override
  public LocalizedText need(String id) {
    return label(content.get().needs(), id);
  }

  /** What a purpose is called; its id where the register does not know it. */
  @Override
  public LocalizedText purpose(String id) {
    Registers.Purpose purpose = content.get().purposes().get(id);
    return purpose == null ? LocalizedText.same(id) : purpose.label();
  }

  /** What a support service is called; its id where the register does not know it. */
  @Override
  public LocalizedText service(String id) {
    return label(content.get().services(), id);
  }

  private static RuleEntry entry(PublishedRule version, PublishedRuleSet rules) {
    return new RuleEntry(
        version.rule(),
        version.version(),
        version.publishedAt(),
        version.publishedBy(),
        rules.cases(version.rule().id()).stream()
            .map(each -> new NamedCase(each.name(), each.asOf(), each.expected()))
            .toList(),
        AttributesRead.of(version.rule(), rules.ruleSet().vocabulary()));
  }

  private static LocalizedText label(Map<String, LocalizedText> register, String id) {
    return register.getOrDefault(id, LocalizedText.same(id));
  }

  /** What the built-in library holds beside its rules. */
  private static Registers read() {
    try {
      return Registers.of(LibraryFolder.builtIn());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
