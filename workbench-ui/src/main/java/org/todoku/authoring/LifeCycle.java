package org.todoku.authoring;

import static org.todoku.authoring.LifeState.DRAFT;
import static org.todoku.authoring.LifeState.PUBLISHED;
import static org.todoku.authoring.LifeState.RETIRED;
import static org.todoku.authoring.LifeState.SUBMITTED;
import static org.todoku.authoring.LifeState.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/**
 * The one table of what leads from which state to which, and who may do it. The database holds the
 * same steps in {@code authoring.step} and refuses all others.
 */
public final class LifeCycle {
  private static final Set<Role> WRITERS = Set.of(Role.POLICY_OFFICER, Role.ANALYST);
  private static final Set<Role> APPROVERS = Set.of(Role.APPROVER);

  private static final List<Step> STEPS =
      List.of(
          new Step(LifeAction.SAVE, DRAFT, DRAFT, WRITERS, false),
          new Step(LifeAction.SUBMIT, DRAFT, SUBMITTED, WRITERS, false),
          new Step(LifeAction.TAKE_BACK, SUBMITTED, DRAFT, WRITERS, false),
          new Step(LifeAction.SEND_BACK, SUBMITTED, DRAFT, APPROVERS, false),
          new Step(LifeAction.WITHDRAW, DRAFT, WITHDRAWN, WRITERS, false),
          new Step(LifeAction.WITHDRAW, SUBMITTED, WITHDRAWN, WRITERS, false),
          new Step(LifeAction.PUBLISH, SUBMITTED, PUBLISHED, APPROVERS, true),
          new Step(LifeAction.PUBLISH_AGAIN, PUBLISHED, PUBLISHED, APPROVERS, true),
          new Step(LifeAction.PUBLISH_AGAIN, RETIRED, PUBLISHED, APPROVERS, true),
          new Step(LifeAction.RETIRE, PUBLISHED, RETIRED, APPROVERS, false));

  private LifeCycle() {}

  /**
   * One step.
   *
   * @param roles who may take it: one of these
   * @param fourEyes whether somebody else than the authors of the text must take it
   */
  public record Step(
      LifeAction action, LifeState from, LifeState to, Set<Role> roles, boolean fourEyes) {
    public Step {
      roles = Set.copyOf(roles);
    }
  }

  /** All steps that there are. */
  public static List<Step> steps() {
    return STEPS;
  }

  /** The step that an action takes from a state; empty where there is none. */
  public static Optional<Step> step(LifeAction action, LifeState from) {
    return STEPS.stream()
        .filter(step -> step.action() == action && step.from() == from)
        .findFirst();
  }

  /** Whether a person has a role in which this is ever done. */
  public static boolean mayEver(CurrentUser user, LifeAction action) {
    return STEPS.stream()
        .filter(step -> step.action() == action)
        .anyMatch(step -> step.roles().stream().anyMatch(user::is));
  }

  /** Whether a person may write drafts of this scope: structure is for policy officers only. */
  public static boolean mayWrite(CurrentUser user, DraftScope scope) {
    return switch (scope) {
      case STRUCTURE -> user.is(Role.POLICY_OFFICER);
      case VALUES -> user.isAnyOf(Role.POLICY_OFFICER, Role.ANALYST);
    };
  }
}
