package org.todoku.linkage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.linkage.IdentityQuestion.State;

/** Doubtful pairs, and what people decide about them. */
@Service
public class IdentityService {
  private final LinkStore store;
  private final Clock clock;
  private final AuditLog audit;

  IdentityService(LinkStore store, Clock clock, AuditLog audit) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /** The pairs in a state, likeliest first. */
  public List<IdentityQuestion> questions(State state, int offset, int limit) {
    return store.questions(state, offset, limit);
  }

  public int count(State state) {
    return store.countQuestions(state);
  }

  /** A pair as somebody looks at it; the look is written to the audit log. */
  public Optional<IdentityQuestion> look(long id, String by) {
    Optional<IdentityQuestion> question = store.question(id);
    question.ifPresent(
        found ->
            audit.record(
                AuditEvent.by(by, "linkage.identityViewed")
                    .on("identityQuestion", id)
                    .with("child", found.child())));
    return question;
  }

  /**
   * Notes that both are one child, and links them.
   *
   * @return false if somebody decided it meanwhile
   */
  public boolean same(long id, String by) {
    return decide(id, State.SAME, by, "linkage.identitySame");
  }

  /**
   * Notes that they are two children; they will not be asked about again.
   *
   * @return false if somebody decided it meanwhile
   */
  public boolean different(long id, String by) {
    return decide(id, State.DIFFERENT, by, "linkage.identityDifferent");
  }

  private boolean decide(long id, State state, String by, String action) {
    boolean done = store.decide(id, state, clock.instant(), by);
    if (done) {
      audit.record(AuditEvent.by(by, action).on("identityQuestion", id));
    }
    return done;
  }

  /**
   * Takes a decision back.
   *
   * @return false if it was open already
   */
  public boolean reopen(long id, String by) {
    boolean done = store.reopen(id);
    if (done) {
      audit.record(AuditEvent.by(by, "linkage.identityReopened").on("identityQuestion", id));
    }
    return done;
  }
}
