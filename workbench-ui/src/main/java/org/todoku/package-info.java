/** Todoku: a rules workbench for outreach to children and families. */
@NullMarked
package org.todoku;

import org.jspecify.annotations.NullMarked;
