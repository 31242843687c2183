/**
 * What is behind the rule editor: a rule as it is being written, half-finished parts included, what
 * may be done with it, and the sitting in which people write one draft together. Nothing here knows
 * a screen.
 */
@NullMarked
package org.todoku.authoring.editor;

import org.jspecify.annotations.NullMarked;
