/**
 * The content of the rule library and its life: what is published, in which version, since when.
 */
@NullMarked
package org.todoku.library;

import org.jspecify.annotations.NullMarked;
