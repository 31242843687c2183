package org.todoku.access;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a person may do. A person may have several roles; a route names those that may open it:
 * {@code @RolesAllowed({Role.Names.ANALYST, Role.Names.SUPERVISOR})}.
 */
public enum Role {
  /** 政策担当: writes rules, simulates on pseudonymous data; never sees names, never publishes. */
  POLICY_OFFICER("policyOfficer"),
  /** 承認者: publishes and rolls back; never what they wrote themselves. */
  APPROVER("approver"),
  /** 総括管理: purposes, retention, audit; no casework. */
  GOVERNANCE("governance"),
  /** データ保有課: the data of one department. */
  CUSTODIAN("custodian"),
  /** 分析担当: runs, resolves identities; never contacts families. */
  ANALYST("analyst"),
  /** こども家庭センター: assigned cases with their evidence. */
  CASEWORKER("caseworker"),
  /** 統括支援員: assigns, decides, closes. */
  SUPERVISOR("supervisor"),
  /** 外部支援機関: agreed referrals only. */
  AGENCY("agency"),
  /** 監査: reads what was done. */
  AUDITOR("auditor"),
  /** システム管理: people and their roles; no casework. */
  ADMINISTRATOR("administrator");

  /** The roles as constants for annotations; each equals the name of its {@link Role}. */
  public static final class Names {
    public static final String POLICY_OFFICER = "POLICY_OFFICER";
    public static final String APPROVER = "APPROVER";
    public static final String GOVERNANCE = "GOVERNANCE";
    public static final String CUSTODIAN = "CUSTODIAN";
    public static final String ANALYST = "ANALYST";
    public static final String CASEWORKER = "CASEWORKER";
    public static final String SUPERVISOR = "SUPERVISOR";
    public static final String AGENCY = "AGENCY";
    public static final String AUDITOR = "AUDITOR";
    public static final String ADMINISTRATOR = "ADMINISTRATOR";

    private Names() {}
  }

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code access.role.<word>}). */
  public String word() {
    return word;
  }

  /** The role of a word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
