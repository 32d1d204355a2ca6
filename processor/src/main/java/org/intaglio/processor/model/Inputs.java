/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a layer reads, and the attributes that say so.
 *
 * @param roles the attributes, in the order of the inputs: {@code from}, or {@code query}, {@code
 *     value}, {@code key}
 * @param min how many inputs it reads: at least
 * @param max how many inputs it reads: at most
 * @param isList whether one attribute names several layers
 */
public record Inputs(List<String> roles, int min, int max, boolean isList) {
    /** Nothing. */
    public static final Inputs NONE = new Inputs(List.of(), 0, 0, false);

    /** One layer. */
    public static final Inputs ONE = named("from");

    /** Copies the list. */
    public Inputs {
        roles = List.copyOf(roles);
    }

    /** Several layers, in one attribute. */
    public static Inputs list(int min, int max) {
        return new Inputs(List.of("from"), min, max, true);
    }

    /** One layer in each of these attributes. */
    public static Inputs named(String... roles) {
        return new Inputs(List.of(roles), roles.length, roles.length, false);
    }

    /** One layer, and others in an attribute of their own. */
    public static Inputs oneAnd(String others) {
        return new Inputs(List.of("from", others), 1, Integer.MAX_VALUE, false);
    }

    /** Whether one attribute names a layer and another any number of them. */
    public boolean hasOthers() {
        return !isList && max > min;
    }

    /** Whether an input may be left out for what {@link #names} says. */
    public boolean mayBeEmpty(int index) {
        return !isList && (index == 0 || !hasOthers());
    }

    /** The attribute that names an input, by the input's place. */
    public String attribute(int index) {
        if (hasOthers() && index > 0) {
            return roles.getLast() + "[" + (index - 1) + "]";
        }
        return isList ? roles.getFirst() + "[" + index + "]" : roles.get(index);
    }

    /** Whether it reads the field above, given the names as written. */
    public boolean readsAbove(List<String> written) {
        return isList
                ? max == 1 && written.isEmpty()
                : min > 0 && (written.isEmpty() || written.getFirst().isEmpty());
    }

    /**
     * The names of what it reads. Of several attributes, the first that is left out means the field
     * above, another what the one before it means.
     *
     * @param written the names as written: none, or one for each attribute, maybe empty
     * @param above the name of the field above
     */
    public List<String> names(List<String> written, String above) {
        if (isList) {
            return readsAbove(written) ? List.of(above) : written;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < (hasOthers() ? Math.max(1, written.size()) : roles.size()); i++) {
            String name = written.isEmpty() ? "" : written.get(i);
            String leftOut = i == 0 ? above : names.getLast();
            names.add(name.isEmpty() ? leftOut : name);
        }
        return names;
    }
}
