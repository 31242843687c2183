/** Where drafts are stored. */
@NullMarked
package org.todoku.authoring.jooq;

import org.jspecify.annotations.NullMarked;
