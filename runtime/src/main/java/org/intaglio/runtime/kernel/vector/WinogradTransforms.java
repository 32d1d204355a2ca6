/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

/**
 * The transforms of {@link VectorWinogradKernels} for tiles of 2×2, a row of them, a vector of
 * channels at a time; lengths are multiples of the vector length. {@link WinogradRows} does the
 * work.
 */
final class WinogradTransforms {
    private WinogradTransforms() {}

    /**
     * {@code G·g·Gᵀ}.
     *
     * @param place floats between two places of the window
     * @param point floats between two points
     */
    static void kernelToPoints(
            int length, float[] g, int gAt, int place, float[] u, int uAt, int point) {
        WinogradRows.outerOfKernel(length, g, gAt, place, u, uAt, point);
        WinogradRows.innerOfKernel(length, g, gAt, place, u, uAt + 4 * point, point);
        WinogradRows.outerOfKernel(length, g, gAt + 6 * place, place, u, uAt + 12 * point, point);
    }

    /** Adds {@code Gᵀ·u·G}. */
    static void addKernel(
            int length, float[] u, int uAt, int point, float[] dW, int dWAt, int place) {
        WinogradRows.addOuterOfKernel(length, u, uAt, uAt + 4 * point, point, dW, dWAt, place);
        WinogradRows.addInnerOfKernel(
                length, u, uAt + 4 * point, point, dW, dWAt + 3 * place, place);
        WinogradRows.addOuterOfKernel(
                length, u, uAt + 12 * point, uAt + 4 * point, point, dW, dWAt + 6 * place, place);
    }

    /** {@code Bᵀ·d·B}: 4×4×C of an image, its rows {@code xRow} apart. */
    static void imageToPoints(
            int tiles, int channels, float[] x, int xAt, int xRow, float[] v, int vAt, int point) {
        int second = xAt + xRow;
        int third = second + xRow;
        WinogradRows.differenceToPoints(tiles, channels, x, xAt, third, v, vAt, point);
        WinogradRows.sumToPoints(tiles, channels, x, second, third, v, vAt + 4 * point, point);
        WinogradRows.differenceToPoints(
                tiles, channels, x, third, second, v, vAt + 8 * point, point);
        WinogradRows.differenceToPoints(
                tiles, channels, x, second, third + xRow, v, vAt + 12 * point, point);
    }

    /**
     * {@code Aᵀ·m·A + b}: 2×2×F of the result, its rows {@code yRow} apart, and at least {@code
     * least}.
     *
     * @param bStep 1, or 0 to read the first vector of b again and again
     */
    static void resultFromPoints(
            int tiles,
            int filters,
            float[] m,
            int mAt,
            int point,
            float[] b,
            int bAt,
            int bStep,
            float least,
            float[] y,
            int yAt,
            int yRow) {
        int lower = mAt + 4 * point;
        WinogradRows.upperFromPoints(tiles, filters, m, mAt, point, b, bAt, bStep, least, y, yAt);
        WinogradRows.lowerFromPoints(
                tiles, filters, m, lower, point, b, bAt, bStep, least, y, yAt + yRow);
    }

    /** {@code A·dy·Aᵀ}: the derivative for 2×2×F of the result, its rows {@code dYRow} apart. */
    static void gradientToPoints(
            int tiles,
            int filters,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt,
            int point) {
        WinogradRows.outerOfGradient(tiles, filters, dY, dYAt, dYAt + dYRow, m, mAt, point);
        WinogradRows.innerOfGradient(
                tiles, filters, dY, dYAt, dYAt + dYRow, m, mAt + 4 * point, point);
    }

    /** Adds {@code B·v·Bᵀ} to 4×4×C of the derivative for an image. */
    static void addImage(
            int tiles,
            int channels,
            float[] v,
            int vAt,
            int point,
            float[] dX,
            int dXAt,
            int dXRow) {
        WinogradRows.addFirstRow(tiles, channels, v, vAt, point, dX, dXAt);
        WinogradRows.addSecondRow(tiles, channels, v, vAt + 4 * point, point, dX, dXAt + dXRow);
        WinogradRows.addThirdRow(tiles, channels, v, vAt, point, dX, dXAt + 2 * dXRow);
        WinogradRows.subtractLastRow(
                tiles, channels, v, vAt + 12 * point, point, dX, dXAt + 3 * dXRow);
    }
}
