/** Where simulations are kept. */
@NullMarked
package org.todoku.simulation.jooq;

import org.jspecify.annotations.NullMarked;
