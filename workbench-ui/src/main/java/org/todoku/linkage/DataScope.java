package org.todoku.linkage;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.linkage.sender.SenderProfile;

/** Whose data a person may take in and look at row by row. */
public final class DataScope {
  private DataScope() {}

  /** Whether all departments' files are open to a person: to those who link them. */
  public static boolean all(CurrentUser user) {
    return user.is(Role.ANALYST);
  }

  /** The only custodian whose files are open to a person; null where all are. */
  public static @Nullable String custodian(CurrentUser user) {
    if (all(user)) {
      return null;
    }
    String own = user.custodian();
    return own == null ? "" : own; // no custodian has an empty id
  }

  public static boolean includes(CurrentUser user, String custodian) {
    return all(user) || user.is(Role.CUSTODIAN) && custodian.equals(user.custodian());
  }

  /** The senders whose files a person may take in. */
  public static List<SenderProfile> senders(CurrentUser user, Collection<SenderProfile> all) {
    return all.stream().filter(profile -> includes(user, profile.custodian())).toList();
  }
}
