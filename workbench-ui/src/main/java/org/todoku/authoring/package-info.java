/** The rules of the library as people read and look for them. */
@NullMarked
package org.todoku.authoring;

import org.jspecify.annotations.NullMarked;
