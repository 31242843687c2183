package org.todoku.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * The person who is signed in, as far as others need to know; get it from {@link SignedIn}. Roles
 * are those of the moment of signing in.
 *
 * @param login unique; what the audit log and other records say of the person
 * @param nameJa what others read, in Japanese
 * @param nameEn what others read, in English
 * @param roles what the person may do
 * @param custodian the department that a custodian speaks for, or null
 */
public record CurrentUser(
    String login, String nameJa, String nameEn, Set<Role> roles, @Nullable String custodian)
    implements Principal, Serializable {

  public CurrentUser {
    roles = Set.copyOf(roles);
  }

  static CurrentUser of(User user) {
    return new CurrentUser(
        user.login(), user.name().ja(), user.name().en(), user.roles(), user.custodian());
  }

  /** The login, as {@link Principal} wants it. */
  @Override
  public String getName() {
    return login;
  }

  /** What others read. */
  public LocalizedText name() {
    return new LocalizedText(nameJa, nameEn);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether the person may see children's data without names, to try rules on. */
  public boolean maySeeNameless() {
    return isAnyOf(Role.POLICY_OFFICER, Role.ANALYST, Role.APPROVER);
  }

  /** Whether the person has at least one of the roles. */
  public boolean isAnyOf(Role... wanted) {
    for (Role role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }
}
