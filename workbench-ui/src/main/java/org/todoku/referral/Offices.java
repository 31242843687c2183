package org.todoku.referral;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;

/**
 * The centre's offices and the areas that they look after. A card keeps the office, never the
 * address; of a child whose address is protected it keeps none, since an office tells an area.
 */
@Service
public class Offices {
  private final OfficeStore store;
  private final ChildDirectory directory;
  private final AuditLog audit;

  Offices(OfficeStore store, ChildDirectory directory, AuditLog audit) {
    this.store = store;
    this.directory = directory;
    this.audit = audit;
  }

  /** All offices by name; none where the centre has one place only. */
  @Transactional(readOnly = true)
  public List<Office> all() {
    return store.all();
  }

  /** The office where somebody works. */
  @Transactional(readOnly = true)
  public Optional<Office> of(CurrentUser user) {
    return store.all().stream()
        .filter(office -> office.members().contains(user.login()))
        .findFirst();
  }

  /** Whether a person may add and change offices. */
  public static boolean mayChange(CurrentUser user) {
    return Directory.mayChange(user);
  }

  /** Adds an office or changes it; who is named works there from now on and nowhere else. */
  @Transactional
  public RecordResult save(Office office, CurrentUser user) {
    if (!mayChange(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (office.name().ja().isBlank() || office.name().en().isBlank()) {
      return Refused.of(Problem.EMPTY);
    }
    store.save(office);
    audit.record(AuditEvent.by(user, "referral.officeSaved").with("office", office.id()));
    return new Done(0);
  }

  /** The office of a child's area, or null. */
  @Nullable String of(ChildCard child) {
    return of(child, store.all());
  }

  /** The offices of some children's areas; children without one are left out. */
  Map<String, String> ofChildren(Collection<String> children) {
    List<Office> offices = children.isEmpty() ? List.of() : store.all();
    Map<String, String> found = new HashMap<>();
    if (!offices.isEmpty()) {
      directory
          .find(children)
          .forEach(
              (child, card) -> {
                String office = of(card, offices);
                if (office != null) {
                  found.put(child, office);
                }
              });
    }
    return found;
  }

  private static @Nullable String of(ChildCard child, List<Office> offices) {
    String address = child.address();
    if (address == null || child.dvProtected()) {
      return null;
    }
    return offices.stream()
        .filter(office -> office.areas().stream().anyMatch(address::contains))
        .map(Office::id)
        .findFirst()
        .orElse(null);
  }
}
