/** From criteria to shared features and atoms over them. */
@NullMarked
package org.todoku.plan;

import org.jspecify.annotations.NullMarked;
