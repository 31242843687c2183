package org.todoku.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for the {@link AuditLog}. Details name things by id and count them;
 * facts about families do not belong here.
 *
 * <pre>{@code
 * audit.record(AuditEvent.by(user, "run.started").on("run", id).under("outreach").with("children", 5000));
 * }</pre>
 *
 * @param actor the login of who did it
 * @param action feature and verb, e.g. {@code referral.confirmed}; its label is {@code
 *     access.audit.action.<action>} where there is one
 * @param objectKind what kind of thing it was done to, or null
 * @param objectId which one, or null
 * @param purpose the purpose on the register, or null
 * @param detail more, by name: texts, numbers and booleans
 */
public record AuditEvent(
    String actor,
    String action,
    @Nullable String objectKind,
    @Nullable String objectId,
    @Nullable String purpose,
    Map<String, Object> detail) {

  /** The actor of what the program does of itself. */
  public static final String SYSTEM = "system";

  /** The actor of a sign-in under a name that has no account. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern ACTION = Pattern.compile("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)+");

  public AuditEvent {
    if (!ACTION.matcher(action).matches()) {
      throw new IllegalArgumentException("an action is feature.verb, not " + action);
    }
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  public static AuditEvent by(CurrentUser user, String action) {
    return by(user.login(), action);
  }

  /**
   * @param actor a login, {@link #SYSTEM} or {@link #UNKNOWN}
   */
  public static AuditEvent by(String actor, String action) {
    return new AuditEvent(actor, action, null, null, null, Map.of());
  }

  /** The same, done to this object. */
  public AuditEvent on(String kind, Object id) {
    return new AuditEvent(actor, action, kind, id.toString(), purpose, detail);
  }

  /** The same, for this purpose. */
  public AuditEvent under(@Nullable String purposeId) {
    return new AuditEvent(actor, action, objectKind, objectId, purposeId, detail);
  }

  /** The same, with one more detail: a text, a number or a boolean. */
  public AuditEvent with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(detail);
    more.put(name, value);
    return new AuditEvent(actor, action, objectKind, objectId, purpose, more);
  }
}
