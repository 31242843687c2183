package org.todoku.access.jooq;

import static org.todoku.jooq.access.Tables.AUDIT_ENTRY;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.todoku.access.AuditEntry;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.jooq.access.tables.records.AuditEntryRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqAuditLog implements AuditLog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> DETAIL =
      new TypeReference<>() {};

  private final DSLContext dsl;
  private final Clock clock;

  JooqAuditLog(DSLContext dsl, Clock clock) {
    this.dsl = dsl;
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    dsl.insertInto(AUDIT_ENTRY)
        .set(AUDIT_ENTRY.AT, clock.instant().atOffset(ZoneOffset.UTC))
        .set(AUDIT_ENTRY.ACTOR, event.actor())
        .set(AUDIT_ENTRY.ACTION, event.action())
        .set(AUDIT_ENTRY.OBJECT_KIND, event.objectKind())
        .set(AUDIT_ENTRY.OBJECT_ID, event.objectId())
        .set(AUDIT_ENTRY.PURPOSE, event.purpose())
        .set(AUDIT_ENTRY.DETAIL, JSONB.valueOf(JSON.writeValueAsString(event.detail())))
        .execute();
  }

  @Override
  public List<AuditEntry> newest(AuditFilter filter, int limit) {
    return dsl.selectFrom(AUDIT_ENTRY)
        .where(condition(filter))
        .orderBy(AUDIT_ENTRY.ID.desc())
        .limit(limit)
        .fetch(JooqAuditLog::entry);
  }

  private static Condition condition(AuditFilter filter) {
    Condition condition = DSL.noCondition();
    if (filter.actor() != null) {
      condition = condition.and(AUDIT_ENTRY.ACTOR.eq(filter.actor()));
    }
    if (filter.action() != null) {
      condition = condition.and(AUDIT_ENTRY.ACTION.startsWith(filter.action()));
    }
    if (filter.objectKind() != null) {
      condition = condition.and(AUDIT_ENTRY.OBJECT_KIND.eq(filter.objectKind()));
    }
    if (filter.objectId() != null) {
      condition = condition.and(AUDIT_ENTRY.OBJECT_ID.eq(filter.objectId()));
    }
    if (filter.beforeId() != null) {
      condition = condition.and(AUDIT_ENTRY.ID.lt(filter.beforeId()));
    }
    return condition;
  }

  private static AuditEntry entry(AuditEntryRecord row) {
    Map<String, Object> detail = JSON.readValue(row.getDetail().data(), DETAIL);
    return new AuditEntry(
        row.getId(),
        row.getAt().toInstant(),
        new AuditEvent(
            row.getActor(),
            row.getAction(),
            row.getObjectKind(),
            row.getObjectId(),
            row.getPurpose(),
            detail));
  }
}
