/** What rules may speak about: entities, their attributes and the types of their values. */
@NullMarked
package org.todoku.vocabulary;

import org.jspecify.annotations.NullMarked;
