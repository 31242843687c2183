/** What is linked about one child for one evaluation. */
@NullMarked
package org.todoku.profile;

import org.jspecify.annotations.NullMarked;
