//! [`Camera`]: the part of a picture that is on screen. Pans and zooms exactly; no momentum, no clock.

/// What is seen: `pixel = (point - (x, y)) * scale`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point in the left upper corner.
    pub x: f64,
    /// The point in the left upper corner.
    pub y: f64,
    /// Pixels for one unit of the picture.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// Shows the rectangle (left, top, right, bottom) as large as it fits into `width` by `height` pixels, in
    /// their middle, at most `most` pixels for one unit.
    pub fn fit(rectangle: [f64; 4], width: f64, height: f64, most: f64) -> Self {
        let [left, top, right, bottom] = rectangle;
        let (width, height) = (width.max(1.0), height.max(1.0));
        let scale = (width / (right - left).max(1e-6))
            .min(height / (bottom - top).max(1e-6))
            .min(most);
        Self {
            x: f64::midpoint(left, right) - width / scale / 2.0,
            y: f64::midpoint(top, bottom) - height / scale / 2.0,
            scale,
        }
    }

    /// Moves the picture by pixels.
    #[must_use]
    pub fn pan(self, by_x: f64, by_y: f64) -> Self {
        Self {
            x: self.x - by_x / self.scale,
            y: self.y - by_y / self.scale,
            ..self
        }
    }

    /// Shows `factor` times as much in each direction; the point under pixel (x, y) stays there. The scale
    /// stays within `limits`.
    #[must_use]
    pub fn zoom(self, factor: f64, (x, y): (f64, f64), limits: (f64, f64)) -> Self {
        let scale = (self.scale / factor.max(1e-6)).clamp(limits.0, limits.1);
        let (at_x, at_y) = self.at((x, y));
        Self {
            x: at_x - x / scale,
            y: at_y - y / scale,
            scale,
        }
    }

    /// The pixel of a point.
    pub fn pixel(self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.x) * self.scale, (y - self.y) * self.scale)
    }

    /// The point of a pixel.
    pub fn at(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x + x / self.scale, self.y + y / self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6
    }

    proptest! {
        #[test]
        fn pixels_and_points_answer_each_other(x in -5e3..5e3, y in -5e3..5e3, scale in 0.1..10.0f64, px in 0.0..2e3, py in 0.0..2e3) {
            let camera = Camera { x, y, scale };
            prop_assert!(close(camera.pixel(camera.at((px, py))), (px, py)));
        }

        #[test]
        fn zooming_keeps_what_is_under_the_pointer(scale in 0.2..5.0f64, factor in 0.2..5.0f64, px in 0.0..2e3, py in 0.0..2e3) {
            let camera = Camera { x: 3.0, y: -7.0, scale };
            let zoomed = camera.zoom(factor, (px, py), (0.1, 10.0));
            prop_assert!(close(zoomed.at((px, py)), camera.at((px, py))));
            prop_assert!((0.1..=10.0).contains(&zoomed.scale));
        }

        #[test]
        fn what_is_fitted_is_seen(left in -1e3..1e3, top in -1e3..1e3, w in 1.0..2e3, h in 1.0..2e3) {
            let camera = Camera::fit([left, top, left + w, top + h], 800.0, 500.0, 50.0);
            let (x, y) = camera.pixel((left, top));
            let (right, bottom) = camera.pixel((left + w, top + h));
            prop_assert!(x >= -1e-6 && y >= -1e-6 && right <= 800.0 + 1e-6 && bottom <= 500.0 + 1e-6);
        }
    }
}
