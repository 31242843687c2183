/** The page of simulations. */
@NullMarked
package org.todoku.simulation.ui;

import org.jspecify.annotations.NullMarked;
