package org.todoku.linkage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.todoku.linkage.identity.Comparison;
import org.todoku.linkage.identity.Person;

/** Keeps children, links and the questions that people decide. */
public interface LinkStore {
  /** Runs linking as one transaction; one at a time. */
  <T> T link(Function<Transaction, T> work);

  /** Undecided or decided pairs. */
  List<IdentityQuestion> questions(IdentityQuestion.State state, int offset, int limit);

  int countQuestions(IdentityQuestion.State state);

  Optional<IdentityQuestion> question(long id);

  /**
   * Notes what a person decided about a pair, and links or unlinks.
   *
   * @return false if somebody decided it meanwhile; nothing was changed then
   */
  boolean decide(long id, IdentityQuestion.State decision, Instant at, String by);

  /**
   * Takes a decision back: the pair is open again.
   *
   * @return false if it was open already
   */
  boolean reopen(long id);

  /** What is done within the transaction. */
  interface Transaction {
    /** Makes the newest resident register's children the population; empty without a register. */
    Optional<Population> refreshPopulation(Instant now);

    /** Links households by their numbers; how many. */
    int linkHouseholds(Instant now);

    /** Unlinked subjects whose number of the resident register is a child's, each once. */
    void byNumber(Consumer<Pair> sink);

    /** Unlinked subjects with all children worth comparing, the pairs of one subject together. */
    void byAttributes(Consumer<Pair> sink);

    void link(List<Decided> links, String basis, Instant now);

    void ask(List<Decided> questions, Instant now);

    /** Removes open questions about subjects that are linked now. */
    void forgetAnswered();

    /** Pairs that wait for a person's decision, those that this linking asks about included. */
    int openQuestions();

    /** Subjects of persons that are linked to no child: adults, strangers and doubtful ones. */
    long unlinked();
  }

  /** The children, and what changed about them. */
  record Population(long children, int arrived, int left) {}

  /** A subject's pseudonym: unique with its custodian. */
  record SubjectRef(String custodian, long subject, String system) {}

  /** A subject and a child who may be one. */
  record Pair(SubjectRef subject, Person described, String child, Person registered) {}

  /** What follows for a pair. */
  record Decided(SubjectRef subject, String child, Comparison comparison) {}
}
