package org.todoku.access;

import java.time.Instant;

/**
 * An event as the log has it.
 *
 * @param id rises with time
 * @param at when
 * @param event what
 */
public record AuditEntry(long id, Instant at, AuditEvent event) {}
