/** Who may work here, for which purposes, what waits for them, and what they did. */
@NullMarked
package org.todoku.access;

import org.jspecify.annotations.NullMarked;
