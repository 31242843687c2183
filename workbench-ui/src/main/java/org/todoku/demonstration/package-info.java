/**
 * The demonstration municipality: a made-up city, its children and families, and what its
 * departments would export about them. Plain Java; the same seed and day give the same city, byte
 * for byte.
 */
@NullMarked
package org.todoku.demonstration;

import org.jspecify.annotations.NullMarked;
