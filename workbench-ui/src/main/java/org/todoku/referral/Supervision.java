package org.todoku.referral;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/** How much waits where, and for whom. */
@Service
public class Supervision {
  private final OutcomeStore store;
  private final ReferralStore referrals;
  private final Clock clock;

  Supervision(OutcomeStore store, ReferralStore referrals, Clock clock) {
    this.store = store;
    this.referrals = referrals;
    this.clock = clock;
  }

  /**
   * The open cards of a person.
   *
   * @param login empty for those of nobody
   */
  public record OfPerson(String login, int open, int overdue, int paused) {}

  /**
   * The open cards of a state.
   *
   * @param medianDays days that half of them have stood there at most
   * @param oldestDays days that the oldest has stood there
   */
  public record OfState(CardState state, int open, int overdue, int medianDays, int oldestDays) {}

  /**
   * All of it.
   *
   * @param refused how often each service refused for want of a place in a year, by name
   * @param exact whether small numbers may be told: only to who may see the cards anyway
   */
  public record Overview(
      List<OfPerson> people,
      List<OfState> states,
      Map<SupportService, Integer> refused,
      boolean exact) {
    public Overview {
      people = List.copyOf(people);
      states = List.copyOf(states);
      refused = Map.copyOf(refused);
    }
  }

  /** What waits now. */
  @Transactional(readOnly = true)
  public Overview now(CurrentUser reader) {
    if (!reader.isAnyOf(Role.SUPERVISOR, Role.GOVERNANCE)) {
      throw new AccessDeniedException(reader.login() + " does not supervise");
    }
    Now now = Now.of(clock);
    Map<String, Integer> byService = referrals.refusedForCapacity(now.day().minusYears(1));
    Map<SupportService, Integer> refused =
        referrals.services().stream()
            .filter(service -> byService.containsKey(service.id()))
            .collect(
                Collectors.toMap(
                    service -> service, service -> byService.getOrDefault(service.id(), 0)));
    return new Overview(store.people(now), store.states(now), refused, reader.is(Role.SUPERVISOR));
  }
}
