/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

/** How long an array can be. */
public final class ArrayLimit {
    /** An int counts to 2^31 - 1, but JVMs refuse the last few, however much memory there is. */
    public static final int LONGEST = Integer.MAX_VALUE - 8;

    private ArrayLimit() {}
}
