//! `png`: the pictures as pixels. Letters are drawn with the fonts of the
//! machine: the same bytes again need the same fonts.

use std::io::Write;

use resvg::{tiny_skia, usvg};

use super::picture::svg_of;
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options};

/// A picture of pixels.
#[derive(Debug)]
pub(super) struct Png;

/// Pixels for each of the drawing, so that it is sharp in print.
const SCALE: f32 = 2.0;
/// The most pixels of a side.
const MOST: f32 = 12_000.0;

impl Exchange for Png {
    fn name(&self) -> &'static str {
        "png"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let (svg, tally) = svg_of(selection, options)?;
        let pixels = pixels(&svg).map_err(ExportError::format(self.name()))?;
        out.write_all(&pixels).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

fn pixels(svg: &[u8]) -> Result<Vec<u8>, String> {
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    if options.fontdb.is_empty() {
        return Err("no font is installed; install one that has Arabic letters, such as Noto Naskh Arabic".to_owned());
    }
    let tree = usvg::Tree::from_data(svg, &options).map_err(|e| e.to_string())?;
    let size = tree.size();
    let scale = SCALE.min(MOST / size.width()).min(MOST / size.height());
    let side = |length: f32| (length * scale).ceil() as u32;
    let mut picture = tiny_skia::Pixmap::new(side(size.width()), side(size.height())).ok_or("it has no size")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_picture_has_two_pixels_for_each_of_the_drawing_and_is_not_blank() {
        let graph = sample::graph();
        let selection = Selection { graph: &graph, events: graph.events().collect() };
        let (svg, _) = svg_of(&selection, &sample::options()).unwrap();
        let mut bytes = Vec::new();
        Png.write(&selection, &sample::options(), &mut bytes).unwrap();
        let picture = tiny_skia::Pixmap::decode_png(&bytes).unwrap();
        let text = String::from_utf8(svg).unwrap();
        let width: f64 = text.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        assert_eq!(f64::from(picture.width()), (2.0 * width).ceil());
        let dark = picture.pixels().iter().filter(|p| p.red() < 100 && p.green() < 100).count();
        assert!(dark > 5_000, "{dark}");
    }
}
