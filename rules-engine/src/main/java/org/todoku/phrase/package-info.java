/** Rules as Japanese and English sentences. */
@NullMarked
package org.todoku.phrase;

import org.jspecify.annotations.NullMarked;
