package org.todoku.authoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.todoku.difference.DifferenceWords;
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
  private static final Logger LOG = LoggerFactory.getLogger(RuleCatalogue.class);

  private final PublishedRules published;
  private final Clock clock;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
  private final AtomicReference<@Nullable Registers> registers = new AtomicReference<>();

  RuleCatalogue(PublishedRules published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  /**
   * Reads the rules in force and makes their sentences as soon as the program answers, beside its
   * other work: nobody waits for a large library to be read for the first time.
   */
  @EventListener(ApplicationReadyEvent.class)
  void readAhead() {
    Thread.ofPlatform()
        .daemon()
        .name("rules-read-ahead")
        .start(
            () -> {
              try {
                readAll();
              } catch (RuntimeException e) {
                LOG.warn("The rules could not be read ahead; who asks next reads them", e);
              }
            });
  }

  /** What a list of all rules asks for. */
  void readAll() {
    Rulebook book = today();
    book.entries().forEach(book::sentence);
  }

  /** The rules that are in force today; reads the database. */
  public Rulebook today() {
    if (known.get() == null) {
      synchronized (known) { // all who ask first wait for one reading
        return read();
      }
    }
    return read();
  }

  private Rulebook read() {
    registers.set(published.registersRead());
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
    return today().themes(registers());
  }

  /** The kinds of need, in the order of their register. */
  public Map<String, LocalizedText> needs() {
    return registers().needs();
  }

  /** What a need is called; its id where the register does not know it. */
  @Override
  public LocalizedText need(String id) {
    return label(registers().needs(), id);
  }

  /** What a purpose is called; its id where the register does not know it. */
  @Override
  public LocalizedText purpose(String id) {
    Registers.Purpose purpose = registers().purposes().get(id);
    return purpose == null ? LocalizedText.same(id) : purpose.label();
  }

  /** What a support service is called; its id where the register does not know it. */
  @Override
  public LocalizedText service(String id) {
    return label(registers().services(), id);
  }

  /** The registers as of the last time that somebody asked for the rules of today. */
  private Registers registers() {
    Registers read = registers.get();
    if (read == null) {
      read = published.registersRead();
      registers.set(read);
    }
    return read;
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
}
