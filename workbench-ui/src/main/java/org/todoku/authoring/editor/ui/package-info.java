/** The page on which rules are written without code. */
@NullMarked
package org.todoku.authoring.editor.ui;

import org.jspecify.annotations.NullMarked;
