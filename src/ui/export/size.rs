//! How large an export is: in pixels, or in centimetres at a resolution.

use egui::Ui;

use super::unit_name;
use crate::render::{MAX_SIDE, PixelSize};
use crate::ui::theme;

const CM_PER_INCH: f64 = 2.54;

/// What width and height are given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Pixels,
    Centimetres,
}

/// A size that is often wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(super) enum Preset {
    Slide,
    Slide4k,
    A4,
    Small,
}

impl Preset {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Slide => "Slide, 1920 × 1080",
            Self::Slide4k => "Slide in 4K, 3840 × 2160",
            Self::A4 => "A4 landscape",
            Self::Small => "Web page, 800 × 450",
        }
    }

    pub(super) fn fields(self) -> SizeFields {
        let (unit, width, height, dpi) = match self {
            Self::Slide => (Unit::Pixels, "1920", "1080", "96"),
            Self::Slide4k => (Unit::Pixels, "3840", "2160", "192"),
            Self::A4 => (Unit::Centimetres, "29.7", "21", "300"),
            Self::Small => (Unit::Pixels, "800", "450", "96"),
        };
        SizeFields {
            unit,
            width: width.to_owned(),
            height: height.to_owned(),
            dpi: dpi.to_owned(),
        }
    }
}

/// The size as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SizeFields {
    unit: Unit,
    width: String,
    height: String,
    dpi: String,
}

impl Default for SizeFields {
    fn default() -> Self {
        Preset::Slide.fields()
    }
}

impl SizeFields {
    /// The preset that stands in the fields, if one does.
    pub(super) fn preset(&self) -> Option<Preset> {
        use strum::IntoEnumIterator as _;
        Preset::iter().find(|preset| preset.fields() == *self)
    }

    /// Pixels per inch.
    pub(super) fn dpi(&self) -> Result<f64, String> {
        number(&self.dpi, 10.0, 2400.0)
    }

    /// Both sides in pixels.
    pub(super) fn pixels(&self) -> Result<PixelSize, String> {
        let [width, height] = [self.side(&self.width)?, self.side(&self.height)?];
        PixelSize::new(width, height).map_err(|error| error.to_string())
    }

    /// One side in pixels.
    fn side(&self, typed: &str) -> Result<u32, String> {
        let most = f64::from(MAX_SIDE);
        let pixels = match self.unit {
            Unit::Pixels => {
                let pixels = number(typed, 1.0, most)?;
                if pixels.fract() != 0.0 {
                    return Err("expected whole pixels".to_owned());
                }
                pixels
            }
            Unit::Centimetres => {
                let per_cm = self.dpi()? / CM_PER_INCH;
                number(typed, 1.0 / per_cm, most / per_cm)? * per_cm
            }
        };
        // Within 1 and the limit, so nothing is cut off.
        Ok(pixels.round().clamp(1.0, most) as u32)
    }

    /// Show `unit`; width and height stay what they are.
    fn change_unit(&mut self, unit: Unit) {
        if let (Ok(size), Ok(dpi)) = (self.pixels(), self.dpi()) {
            let show = |pixels: u32| match unit {
                Unit::Pixels => pixels.to_string(),
                Unit::Centimetres => short(f64::from(pixels) / dpi * CM_PER_INCH),
            };
            self.width = show(size.width());
            self.height = show(size.height());
        }
        self.unit = unit;
    }

    /// Rows of a grid with two columns.
    pub(super) fn rows(&mut self, ui: &mut Ui) {
        let [width, height] = [self.side(&self.width), self.side(&self.height)];
        let label = ui.label("Width").id;
        ui.horizontal(|ui| {
            field(ui, label, &mut self.width);
            let mut unit = self.unit;
            for choice in [Unit::Pixels, Unit::Centimetres] {
                ui.selectable_value(&mut unit, choice, unit_name(choice));
            }
            if unit != self.unit {
                self.change_unit(unit);
            }
        });
        ui.end_row();
        problem(ui, width.err());
        let label = ui.label("Height").id;
        ui.horizontal(|ui| {
            field(ui, label, &mut self.height);
            ui.weak(unit_name(self.unit));
        });
        ui.end_row();
        problem(ui, height.err());
        let label = ui.label("Resolution").id;
        ui.horizontal(|ui| {
            field(ui, label, &mut self.dpi);
            ui.weak("dpi");
            self.other_unit(ui);
        });
        ui.end_row();
        problem(ui, self.dpi().err());
    }

    /// The size in the unit that is not shown, for those who think in it.
    fn other_unit(&self, ui: &mut Ui) {
        let (Ok(size), Ok(dpi)) = (self.pixels(), self.dpi()) else {
            return;
        };
        let [width, height] = [size.width(), size.height()];
        let words = match self.unit {
            Unit::Pixels => {
                let cm = |pixels: u32| short(f64::from(pixels) / dpi * CM_PER_INCH);
                format!("{} × {} cm", cm(width), cm(height))
            }
            Unit::Centimetres => format!("{width} × {height} pixels"),
        };
        ui.label(egui::RichText::new(words).small().weak());
    }
}

fn field(ui: &mut Ui, label: egui::Id, text: &mut String) {
    let edit = egui::TextEdit::singleline(text)
        .id_salt(label)
        .char_limit(12)
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(64.0);
    ui.add(edit).labelled_by(label);
}

/// What is wrong with the field above, in a row of its own.
fn problem(ui: &mut Ui, words: Option<String>) {
    if let Some(words) = words {
        ui.label("");
        let color = theme::colors(ui).error;
        ui.label(egui::RichText::new(words).small().color(color));
        ui.end_row();
    }
}

/// The number a user means, with a point or a comma.
fn number(typed: &str, low: f64, high: f64) -> Result<f64, String> {
    let value = typed.trim().replace(',', ".").parse::<f64>();
    match value {
        Ok(value) if (low..=high).contains(&value) => Ok(value),
        _ => Err(format!("expected {} to {}", short(low), short(high))),
    }
}

/// With two decimals at most.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(unit: Unit, width: &str, dpi: &str) -> SizeFields {
        SizeFields {
            unit,
            width: width.to_owned(),
            height: "10".to_owned(),
            dpi: dpi.to_owned(),
        }
    }

    #[test]
    fn pixels_are_whole_and_within_the_limit() {
        for wrong in ["", "abc", "0", "-1", "1.5", "16385", "NaN", "inf", "1e9"] {
            assert!(
                typed(Unit::Pixels, wrong, "96").pixels().is_err(),
                "{wrong}"
            );
        }
        let size = typed(Unit::Pixels, " 16384 ", "96").pixels();
        assert_eq!(size.map(PixelSize::width), Ok(16_384));
    }

    #[test]
    fn centimetres_become_pixels_at_the_resolution() {
        let width = |typed: SizeFields| typed.pixels().map(PixelSize::width);
        assert_eq!(width(typed(Unit::Centimetres, "25,4", "300")), Ok(3000));
        assert!(width(typed(Unit::Centimetres, "2540", "300")).is_err());
        assert!(width(typed(Unit::Centimetres, "10", "0")).is_err());
    }

    #[test]
    fn another_unit_keeps_the_size() {
        let mut fields = Preset::Slide.fields();
        fields.change_unit(Unit::Centimetres);
        assert_eq!(
            (fields.width.as_str(), fields.height.as_str()),
            ("50.8", "28.57")
        );
        fields.change_unit(Unit::Pixels);
        assert_eq!(
            (fields.width.as_str(), fields.height.as_str()),
            ("1920", "1080")
        );
    }

    #[test]
    fn a_preset_is_known_again() {
        use strum::IntoEnumIterator as _;
        for preset in Preset::iter() {
            assert_eq!(preset.fields().preset(), Some(preset));
            assert!(preset.fields().pixels().is_ok());
        }
    }
}
