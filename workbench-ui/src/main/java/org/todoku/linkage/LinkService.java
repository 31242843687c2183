package org.todoku.linkage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.todoku.linkage.LinkStore.Decided;
import org.todoku.linkage.LinkStore.Pair;
import org.todoku.linkage.LinkStore.SubjectRef;
import org.todoku.linkage.LinkStore.Transaction;
import org.todoku.linkage.identity.Choice;
import org.todoku.linkage.identity.Choice.Candidate;
import org.todoku.linkage.identity.Comparison;
import org.todoku.linkage.identity.Comparison.Decision;

/**
 * Finds out which subjects of the departments' systems are which child: by the number of the
 * resident register where it is known and nothing speaks against it, else by name, birth date, sex
 * and address; what stays doubtful is asked. Running again only looks at what is not linked.
 */
@Service
public class LinkService {
  private static final int TOGETHER = 5_000;

  private final LinkStore store;
  private final Clock clock;

  LinkService(LinkStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Links what is not linked yet. */
  public LinkResult link() {
    Instant now = clock.instant();
    long started = System.nanoTime();
    return store.link(
        transaction -> {
          LinkStore.Population population =
              transaction.refreshPopulation(now).orElse(new LinkStore.Population(0, 0, 0));
          int households = transaction.linkHouseholds(now);
          int byNumber = byNumber(transaction, now);
          int byAttributes = byAttributes(transaction, now);
          transaction.forgetAnswered();
          return new LinkResult(
              population.children(),
              population.arrived(),
              population.left(),
              households,
              byNumber,
              byAttributes,
              transaction.openQuestions(),
              transaction.unlinked(),
              Duration.ofNanos(System.nanoTime() - started));
        });
  }

  private static int byNumber(Transaction transaction, Instant now) {
    Writer links = new Writer(decided -> transaction.link(decided, "identifier", now));
    transaction.byNumber(
        pair -> {
          Comparison comparison = Comparison.of(pair.described(), pair.registered());
          if (comparison.decision() == Decision.LINK) {
            links.add(new Decided(pair.subject(), pair.child(), comparison));
          }
        });
    return links.finish();
  }

  private static int byAttributes(Transaction transaction, Instant now) {
    Writer links = new Writer(decided -> transaction.link(decided, "attributes", now));
    Writer questions = new Writer(decided -> transaction.ask(decided, now));
    Gatherer gatherer = new Gatherer(links, questions);
    transaction.byAttributes(gatherer::add);
    gatherer.choose();
    questions.finish();
    return links.finish();
  }

  /** Gathers the candidates of one subject and decides when the next one comes. */
  private static final class Gatherer {
    private final Writer links;
    private final Writer questions;
    private final List<Candidate<String>> candidates = new ArrayList<>();
    private @Nullable SubjectRef current;

    Gatherer(Writer links, Writer questions) {
      this.links = links;
      this.questions = questions;
    }

    void add(Pair pair) {
      if (!pair.subject().equals(current)) {
        choose();
        current = pair.subject();
      }
      candidates.add(
          new Candidate<>(pair.child(), Comparison.of(pair.described(), pair.registered())));
    }

    void choose() {
      SubjectRef subject = current;
      if (subject != null) {
        Choice<String> choice = Choice.of(candidates);
        choice.link().forEach(c -> links.add(new Decided(subject, c.who(), c.comparison())));
        choice.review().forEach(c -> questions.add(new Decided(subject, c.who(), c.comparison())));
      }
      candidates.clear();
    }
  }

  /** Writes some thousands together. */
  private static final class Writer {
    private final Consumer<List<Decided>> target;
    private final List<Decided> waiting = new ArrayList<>();
    private int count;

    Writer(Consumer<List<Decided>> target) {
      this.target = target;
    }

    void add(Decided decided) {
      waiting.add(decided);
      count++;
      if (waiting.size() >= TOGETHER) {
        write();
      }
    }

    int finish() {
      write();
      return count;
    }

    private void write() {
      if (!waiting.isEmpty()) {
        target.accept(List.copyOf(waiting));
        waiting.clear();
      }
    }
  }
}
