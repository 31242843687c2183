package org.todoku.library;

import java.time.Instant;
import org.todoku.rule.Rule;

/**
 * One published version of a rule; never changes.
 *
 * @param versionId unique over all versions of all rules
 * @param version counts from 1 for each rule
 * @param rule what was published
 * @param checksum SHA-256 of its text, in hexadecimal
 * @param publishedAt when it was published
 * @param publishedBy the login of who published it
 */
public record PublishedRule(
    long versionId,
    int version,
    Rule rule,
    String checksum,
    Instant publishedAt,
    String publishedBy) {}
