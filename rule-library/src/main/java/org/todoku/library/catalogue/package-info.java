/** The public catalogue: what each rule means, in plain words, for everybody whom it concerns. */
@NullMarked
package org.todoku.library.catalogue;

import org.jspecify.annotations.NullMarked;
