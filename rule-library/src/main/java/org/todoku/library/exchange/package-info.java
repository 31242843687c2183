/** Libraries as folders and zip files: reading them in bounded memory, and writing them. */
@NullMarked
package org.todoku.library.exchange;

import org.jspecify.annotations.NullMarked;
