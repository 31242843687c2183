/**
 * Trying rules out on the linked children before anybody decides: what they would answer, for whom
 * that differs from the rules in force, and what is not known. Nobody is named.
 */
@NullMarked
package org.todoku.simulation;

import org.jspecify.annotations.NullMarked;
