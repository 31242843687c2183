/** What differs between two versions of a rule, over the typed tree and in words. */
@NullMarked
package org.todoku.difference;

import org.jspecify.annotations.NullMarked;
