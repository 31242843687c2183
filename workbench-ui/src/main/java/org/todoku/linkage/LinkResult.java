package org.todoku.linkage;

import java.time.Duration;

/**
 * What a linking did.
 *
 * @param children in the newest resident register
 * @param arrived children that were not there before
 * @param left children that are not there any more
 * @param households newly linked households
 * @param byNumber newly linked by the number of the resident register
 * @param byAttributes newly linked by name, birth date and sex
 * @param questions pairs that a person must decide, all that are open now
 * @param unlinked subjects that are linked to no child
 */
public record LinkResult(
    long children,
    int arrived,
    int left,
    int households,
    int byNumber,
    int byAttributes,
    int questions,
    long unlinked,
    Duration took) {}
